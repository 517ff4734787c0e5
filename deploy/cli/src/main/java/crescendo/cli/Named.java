package crescendo.cli;

import crescendo.contracts.Name;

/** Names on the command line. */
public final class Named {
    private Named() {}

    /**
     * A name that somebody typed.
     *
     * @param what it is of, for the error
     * @throws Complaint of usage, where it is none
     */
    public static Name of(String what, String text) {
        if (!Name.isValid(text)) {
            throw Complaint.usage(Name.rejection(what, text));
        }
        return new Name(text);
    }
}
