/**
 * How many requests there may be, how long they may take and how many bytes they may hold, whichever way they came.
 */
package crescendo.inference.gate;
