/** What every step of a job found: packed into blobs beside its states, and read back along its log. */
package crescendo.client.step;
