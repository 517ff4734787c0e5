package crescendo.client.dataset.array;

import crescendo.client.dataset.source.SourceFault;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a .npy file says of its array (NumPy enhancement proposal 1): a magic string, a version, a length, a Python dictionary.
 *
 * @param bytes of the whole header; the values follow
 */
record NpyHeader(long bytes, String type, boolean fortran, List<Long> shape) {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private static final int MAX_BYTES = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*(?:'([^']*)'|(\\[))");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");

    /** @throws SourceFault where it is no such header */
    static NpyHeader read(Path file, InputStream in) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
            throw new SourceFault(file + " is no .npy file: it does not begin with the magic string of NumPy");
        }
        int wide = start[6] == 1 ? 2 : 4;
        byte[] number = in.readNBytes(wide);
        long length = 0;
        for (int i = number.length - 1; i >= 0; i--) {
            length = length << 8 | number[i] & 0xff;
        }
        if (length > MAX_BYTES) {
            throw new SourceFault(
                    file + ": its header is said to be " + length + " bytes long, more than " + MAX_BYTES);
        }
        byte[] text = in.readNBytes((int) length);
        if (number.length < wide || text.length < length) {
            throw new SourceFault(file + " ends within its header", new EOFException());
        }
        return parse(file, 8 + wide + length, new String(text, StandardCharsets.UTF_8));
    }

    private static NpyHeader parse(Path file, long bytes, String text) {
        Matcher type = TYPE.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!type.find() || !order.find() || !shape.find()) {
            throw new SourceFault(file + ": its header is not one of NumPy: " + text.strip());
        }
        try {
            List<Long> sides = Arrays.stream(shape.group(1).split("[,\\sL]+"))
                    .filter(side -> !side.isEmpty())
                    .map(Long::parseLong)
                    .toList();
            String of = type.group(1) == null ? "a structure" : type.group(1);
            return new NpyHeader(bytes, of, order.group(1).equals("True"), sides);
        } catch (NumberFormatException e) {
            throw new SourceFault(file + ": its header says a shape of (" + shape.group(1) + ")", e);
        }
    }
}
