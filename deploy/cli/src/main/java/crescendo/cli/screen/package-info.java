/**
 * Text for people: bars, durations, tables, and lines that change in place on a terminal.
 */
package crescendo.cli.screen;
