/**
 * Pictures of curves for papers: a {@link terse.report.plot.Chart} and a {@link
 * terse.report.plot.PlotStyle} become SVG, PNG or PDF by {@link terse.report.plot.Pictures}.
 *
 * <p>Knows nothing of runs: whoever has numbers makes a chart. Depends on {@code terse.config} for
 * the keys of a style, and on {@link terse.report.ReportException} for what cannot be drawn. All
 * lengths inside are points (1/72 inch), all formats are painted by the same code, and the same
 * chart gives the same bytes. To add a way to draw a line: a constant of {@link
 * terse.report.plot.Mark}, and its case in {@code Painter} and {@code Legend}.
 */
package terse.report.plot;
