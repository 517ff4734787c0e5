/**
 * The whole as tests run it: the embedded platform, services as processes, and traps between them.
 */
package crescendo.e2e.stack;
