/**
 * Images out of a model: samples, sweeps and ways from one to the next, in the form that the file's name asks for.
 */
package crescendo.cli.sample;
