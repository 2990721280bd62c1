/**
 * Pictures and pages made from what runs left: {@link terse.report.Report} makes one page of the
 * files of one or several folders.
 *
 * <p>{@link terse.report.CurvesChart} makes charts of the same curves for papers and terminals,
 * which {@code terse.report.plot} draws; {@link terse.report.ReportServer} serves a page while it
 * grows.
 *
 * <p>Depends on {@code terse.trace}, {@code terse.vector} and {@code terse.config}. It reads what a
 * run has written, never its state, so that a page made at the end of a run and one made of its
 * folder years later are the same. The page's own code is in the resources of this package. To add
 * a part to the page: put what it needs into {@link terse.report.PageData}, and a script beside the
 * others that draws it.
 */
package terse.report;
