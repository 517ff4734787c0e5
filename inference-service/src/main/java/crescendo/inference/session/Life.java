package crescendo.inference.session;

/** The life of an open network: what may happen to it, when. */
sealed interface Life {
    /** Being fetched, opened and compared. */
    record Loading() implements Life {
        Serving loaded() {
            return new Serving(0);
        }

        Closed givenUp() {
            return new Closed();
        }

        Refused refused(String reason) {
            return new Refused(reason);
        }
    }

    /**
     * Answers requests.
     *
     * @param leases requests that use it now
     */
    record Serving(int leases) implements Life {
        public Serving {
            if (leases < 0) {
                throw new IllegalArgumentException("leases must be at least 0, not " + leases);
            }
        }

        Serving lent() {
            return new Serving(leases + 1);
        }

        Serving returned() {
            return new Serving(leases - 1);
        }

        Life retired() {
            return leases == 0 ? new Closed() : new Draining(leases);
        }
    }

    /**
     * Finishes what it took and takes nothing more.
     *
     * @param leases requests that use it still
     */
    record Draining(int leases) implements Life {
        public Draining {
            if (leases < 1) {
                throw new IllegalArgumentException("leases must be at least 1 while draining, not " + leases);
            }
        }

        Life returned() {
            return leases == 1 ? new Closed() : new Draining(leases - 1);
        }
    }

    /** Gone, its memory given back. */
    record Closed() implements Life {}

    /** Never served. */
    record Refused(String reason) implements Life {}
}
