/**
 * Asking for training: recipes from files, what they mean before anything runs, and the request.
 */
package crescendo.cli.train;
