/** A plausible run, to fill a view, a bucket and a dashboard with. */
package crescendo.registry.run;
