package crescendo.client.dataset.source;

import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;

/** Images in an order that does not change, with labels where there are some. */
public interface ImageSource extends AutoCloseable {
    /** How many images there seem to be; some of them may turn out broken. */
    int count();

    /** What errors call image number {@code index}. */
    String name(int index);

    /** Names in the order of the labels; empty where there are no labels. */
    List<String> classes();

    /** What the headers say. @throws SourceFault where no image can be used */
    Survey survey() throws IOException;

    /** Hands every image to {@code sink}, in order. */
    default void read(Sink sink) throws IOException {
        read(index -> true, sink);
    }

    /** Hands the images of some numbers to {@code sink}, in order; the others are passed over unread. */
    void read(IntPredicate wanted, Sink sink) throws IOException;

    @Override
    void close() throws IOException;

    /** Takes the images. */
    interface Sink {
        /** @param label index into the classes; 0 where there are none */
        void image(RawImage image, int label) throws IOException;

        /** @param name of the file that cannot be used */
        void broken(String name, String reason);
    }
}
