/** What is recorded of every step of a training run, in the words that files, events and charts share. */
package crescendo.contracts.step;
