package crescendo.client.bucket.s3;

import crescendo.client.bucket.StoreFault;
import crescendo.client.bucket.StoreUnavailable;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.InsufficientDataException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.ServerException;
import java.io.IOException;
import java.util.Set;

/** Tells apart what the S3 client throws. */
final class S3Errors {
    private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchObject", "NotFound");
    private static final Set<String> PASSING =
            Set.of("SlowDown", "RequestTimeout", "InternalError", "ServiceUnavailable");

    private S3Errors() {}

    static boolean isAbsent(Exception e) {
        return e instanceof ErrorResponseException error
                && ABSENT.contains(error.errorResponse().code());
    }

    /** Somebody else's object is there, or is being written this moment. */
    static boolean isConflict(Exception e) {
        int status =
                e instanceof ErrorResponseException error ? error.response().code() : 0;
        return status == 412 || status == 409;
    }

    /** Our own exception for one of the client's: {@code what} says what was tried. */
    static RuntimeException translate(String what, Exception e) {
        if (e.getCause() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new StoreUnavailable(what + ": interrupted", e);
        }
        return isPassing(e)
                ? new StoreUnavailable(what + ": the store is away: " + reason(e), e)
                : new StoreFault(what + ": refused by the store: " + reason(e), e);
    }

    /** The exception of an outage. @throws StoreFault where it is none */
    static StoreUnavailable passing(String what, Exception e) {
        if (translate(what, e) instanceof StoreUnavailable outage) {
            return outage;
        }
        throw translate(what, e);
    }

    private static boolean isPassing(Exception e) {
        if (e instanceof ErrorResponseException error) {
            int status = error.response().code();
            return status >= 500
                    || status == 429
                    || PASSING.contains(error.errorResponse().code());
        }
        return e instanceof IOException
                || e instanceof ServerException
                || e instanceof InsufficientDataException
                || e instanceof InvalidResponseException;
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
