package crescendo.e2e.stack;

import crescendo.client.dataset.importing.DataSetImport;
import crescendo.client.dataset.importing.ImportOptions;
import crescendo.contracts.Name;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** {@link RenderedShapes} as the data set that {@link Recipes} name. */
public final class Shapes {
    private Shapes() {}

    public static void importInto(Stack stack, Path temp) {
        try {
            new DataSetImport(stack.bucket())
                    .run(
                            new Name(Recipes.DATA),
                            RenderedShapes.write(temp, 600, 16),
                            ImportOptions.USUAL,
                            (done, of) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
