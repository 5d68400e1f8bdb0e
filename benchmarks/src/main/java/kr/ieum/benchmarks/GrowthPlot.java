package kr.ieum.benchmarks;

import java.util.List;
import java.util.Locale;

/** Growth as three small charts side by side, an SVG that needs nothing else: microseconds upward, size to the right, both from nought. */
final class GrowthPlot {

    private static final int WIDTH = 260;
    private static final int HEIGHT = 200;
    private static final int LEFT = 50;
    private static final int TOP = 34;
    private static final int STEP = 340;

    private GrowthPlot() {}

    static String of(List<AgreementGrowth> points) {
        List<String> kinds = points.stream().map(AgreementGrowth::of).distinct().toList();
        double most = points.stream().mapToDouble(AgreementGrowth::micros).max().orElse(1);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"11\" role=\"img\"><title>Processor time of a request</title>\n",
                STEP * kinds.size(),
                HEIGHT + TOP + 40));
        for (int i = 0; i < kinds.size(); i++) {
            String kind = kinds.get(i);
            chart(
                    svg,
                    i * STEP + LEFT,
                    kind,
                    points.stream().filter(point -> point.of().equals(kind)).toList(),
                    most);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void chart(StringBuilder svg, int left, String kind, List<AgreementGrowth> points, double most) {
        int widest = points.stream().mapToInt(AgreementGrowth::size).max().orElse(1);
        text(svg, left, TOP - 14, "µs of a request, by " + kind);
        svg.append(String.format(
                Locale.ROOT, "<path d=\"M%d %dv%dh%d\" fill=\"none\" stroke=\"#555\"/>%n", left, TOP, HEIGHT, WIDTH));
        StringBuilder line = new StringBuilder();
        for (AgreementGrowth point : points) {
            double x = left + (double) point.size() / widest * WIDTH;
            double y = TOP + HEIGHT - point.micros() / most * HEIGHT;
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            svg.append(
                    String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#256ef4\"/>%n", x, y));
            text(svg, (int) x - 8, (int) y - 6, String.format(Locale.ROOT, "%.1f", point.micros()));
            text(svg, (int) x - 8, TOP + HEIGHT + 16, Integer.toString(point.size()));
        }
        svg.append("<polyline points=\"")
                .append(line.toString().strip())
                .append("\" fill=\"none\" stroke=\"#256ef4\"/>\n");
    }

    private static void text(StringBuilder svg, int x, int y, String words) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>%n", x, y, words));
    }
}
