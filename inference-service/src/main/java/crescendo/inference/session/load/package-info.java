/**
 * How a version is opened: fetched, warmed up, and compared with what it said where it was published.
 */
package crescendo.inference.session.load;
