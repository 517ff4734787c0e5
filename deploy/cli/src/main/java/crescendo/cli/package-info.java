/**
 * The crescendo command: its root, what all commands share, and how failures become one line and an exit code.
 */
package crescendo.cli;
