package kr.ieum.gateway.web;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of screens or API over HTTP; all of them share one running server. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = WebUnderTest.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "slowness=10",
            "spring.main.banner-mode=off",
            // no database stands here
            "management.endpoint.health.validate-group-membership=false",
            "spring.threads.virtual.enabled=true",
            "server.servlet.session.tracking-modes=cookie",
            "server.servlet.session.cookie.name=ieum",
            "server.servlet.session.cookie.http-only=true",
            "logging.level.root=warn",
        })
public @interface ScreenTest {}
