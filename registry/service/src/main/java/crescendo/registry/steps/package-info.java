/** What the steps of jobs found: line by line for programs, and drawn together over images shown for charts. */
package crescendo.registry.steps;
