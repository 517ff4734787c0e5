/**
 * Which key holds what, and the one way in which writers agree: a log whose next number one of them wins.
 */
package crescendo.client;
