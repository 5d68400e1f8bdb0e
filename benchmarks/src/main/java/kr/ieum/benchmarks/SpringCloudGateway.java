package kr.ieum.benchmarks;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Spring Cloud Gateway (Server Web MVC) as Spring Boot sets it up by itself; ports and routes stand in its arguments. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SpringCloudGateway {

    /** Ends when its standard input ends. */
    public static void main(String[] arguments) throws IOException {
        SpringApplication.run(SpringCloudGateway.class, arguments);
        while (System.in.read() >= 0) {
            // nothing is said to it; the end is the sign
        }
        System.exit(0);
    }
}
