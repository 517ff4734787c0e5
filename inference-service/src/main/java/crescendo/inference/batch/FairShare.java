package crescendo.inference.batch;

/** How the room of a run is shared by those who wait for it. */
final class FairShare {
    private FairShare() {}

    /**
     * Everybody gets as much as everybody else, but no more than they wait for; what is left over after that goes to the first.
     *
     * @param waiting samples of each client, at least 1 each, whose turn it is first
     * @return samples of each, together {@code room} or all that wait
     */
    static int[] of(int room, int[] waiting) {
        int[] shares = new int[waiting.length];
        int left = room;
        int hungry = waiting.length;
        while (left > 0 && hungry > 0) {
            int each = Math.max(1, left / hungry);
            hungry = 0;
            for (int i = 0; i < waiting.length && left > 0; i++) {
                int more = Math.min(Math.min(each, left), waiting[i] - shares[i]);
                shares[i] += more;
                left -= more;
                if (shares[i] < waiting[i]) {
                    hungry++;
                }
            }
        }
        return shares;
    }
}
