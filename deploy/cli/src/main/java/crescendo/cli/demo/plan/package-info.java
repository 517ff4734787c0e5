/**
 * What the demo trains in the time it has, on the data and the machine at hand: pure, but for its clock.
 */
package crescendo.cli.demo.plan;
