package crescendo.measure.interpolation;

/** Two networks that nothing lies between; the message names the first thing in which they differ. */
public final class UnlikeNetworks extends RuntimeException {
    private static final long serialVersionUID = 1;

    private UnlikeNetworks(String message) {
        super(message);
    }

    /**
     * @param what  is compared
     * @param one   what it is in the first network
     * @param other what it is in the second
     */
    static UnlikeNetworks in(String what, Parent from, Object one, Parent to, Object other) {
        return new UnlikeNetworks("the architectures differ: " + what + " is " + one + " in " + from.name() + ", and "
                + other + " in " + to.name());
    }

    /** One of them has something that the other lacks. */
    static UnlikeNetworks lacking(String what, Parent has, Parent lacks) {
        return new UnlikeNetworks(
                "the architectures differ: " + has.name() + " has " + what + ", and " + lacks.name() + " has not");
    }

    /** Values that nothing lies between. */
    static UnlikeNetworks values(String what, Parent from, Parent to) {
        return new UnlikeNetworks("nothing lies between: " + what + " is another in " + from.name() + " than in "
                + to.name() + ", and its kind of numbers is not interpolated");
    }
}
