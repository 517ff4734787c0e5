/**
 * Java programs as child processes that never outlive their parent, and what they need of the machine: a folder, ports.
 */
package crescendo.platform.child;
