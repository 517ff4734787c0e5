package crescendo.trainer.plan;

/** A program is expected to need more memory than there is, however its minibatches are divided. The message says where, and what would fit. */
public final class DoesNotFit extends RuntimeException {
    private static final long serialVersionUID = 1;

    DoesNotFit(String message) {
        super(message);
    }
}
