/**
 * What goes wrong in the world outside: processes killed, store or broker away or unreliable, disks full, clocks that jump.
 */
package crescendo.e2e.fault;
