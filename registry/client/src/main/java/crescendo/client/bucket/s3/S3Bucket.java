package crescendo.client.bucket.s3;

import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.Creation;
import crescendo.client.bucket.Source;
import crescendo.client.bucket.StoreFault;
import crescendo.client.bucket.StoreUnavailable;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.messages.Item;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A bucket on any S3 server. Safe for use by many threads. */
public final class S3Bucket implements Bucket, AutoCloseable {
    /** Longer objects are written in parts of this many bytes. */
    static final long PART_BYTES = 16L << 20;

    private static final int CONFLICT_TRIES = 5;

    private final MinioClient client;
    private final String bucket;

    private S3Bucket(MinioClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** A bucket at this address. Says nothing to the store yet, which may be away. */
    public static S3Bucket at(BucketAddress address) {
        boolean encrypted = "https".equalsIgnoreCase(address.endpoint().getScheme());
        MinioClient client = MinioClient.builder()
                .endpoint(address.endpoint().toString())
                .credentials(address.accessKey(), address.secretKey())
                .region("us-east-1")
                .httpClient(Connections.client(encrypted), true)
                .build();
        return new S3Bucket(client, address.bucket());
    }

    /** Makes the bucket where it is missing. */
    public void ensureExists() {
        String what = "bucket " + bucket;
        boolean there = call(
                what,
                () -> client.bucketExists(
                        BucketExistsArgs.builder().bucket(bucket).build()));
        if (there) {
            return;
        }
        try {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        } catch (Exception e) {
            // somebody else may have made it meanwhile
            if (!S3Errors.isConflict(e)) {
                throw S3Errors.translate(what, e);
            }
        }
    }

    @Override
    public Optional<byte[]> get(String key) {
        return call("get " + key, () -> {
            try (GetObjectResponse response = client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(key).build())) {
                byte[] content = response.readNBytes((int) MAX_IN_MEMORY + 1);
                if (content.length > MAX_IN_MEMORY) {
                    throw new StoreFault(
                            "get " + key + ": longer than " + MAX_IN_MEMORY + " bytes; read it as a stream");
                }
                requireWhole(response, content.length);
                return Optional.of(content);
            } catch (Exception e) {
                if (S3Errors.isAbsent(e)) {
                    return Optional.<byte[]>empty();
                }
                throw e;
            }
        });
    }

    private static void requireWhole(GetObjectResponse response, long read) throws IOException {
        String announced = response.headers().get("Content-Length");
        if (announced != null && Long.parseLong(announced) != read) {
            throw new EOFException(read + " of " + announced + " bytes came");
        }
    }

    @Override
    public Optional<InputStream> open(String key) {
        return call("open " + key, () -> {
            try {
                InputStream in = client.getObject(
                        GetObjectArgs.builder().bucket(bucket).object(key).build());
                return Optional.<InputStream>of(new StoreStream(key, in));
            } catch (Exception e) {
                if (S3Errors.isAbsent(e)) {
                    return Optional.<InputStream>empty();
                }
                throw e;
            }
        });
    }

    @Override
    public OptionalLong size(String key) {
        return call("look for " + key, () -> {
            try {
                return OptionalLong.of(client.statObject(StatObjectArgs.builder()
                                .bucket(bucket)
                                .object(key)
                                .build())
                        .size());
            } catch (Exception e) {
                if (S3Errors.isAbsent(e)) {
                    return OptionalLong.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public Creation createIfAbsent(String key, byte[] content) {
        for (int attempt = 1; attempt <= CONFLICT_TRIES; attempt++) {
            Optional<StoreUnavailable> lost = Optional.empty();
            try {
                putWhole(key, content, Map.of("If-None-Match", "*"));
                return new Creation.Created();
            } catch (Exception e) {
                lost = S3Errors.isConflict(e) ? lost : Optional.of(S3Errors.passing("create " + key, e));
            }
            // Even an error may hide our own success: what counts is what is there.
            Optional<byte[]> there = get(key);
            if (there.isPresent()) {
                return Arrays.equals(there.get(), content)
                        ? new Creation.Created()
                        : new Creation.Existing(there.get());
            }
            if (lost.isPresent()) {
                throw lost.get();
            }
        }
        throw new StoreUnavailable("create " + key + ": the store reports a conflict but holds no such object", null);
    }

    @Override
    public void put(String key, byte[] content) {
        call("put " + key, () -> {
            putWhole(key, content, Map.of());
            return true;
        });
    }

    private void putWhole(String key, byte[] content, Map<String, String> headers) throws Exception {
        client.putObject(PutObjectArgs.builder().bucket(bucket).object(key).extraHeaders(headers).stream(
                        new ByteArrayInputStream(content), content.length, Math.max(content.length, PART_BYTES))
                .build());
    }

    @Override
    public void put(String key, Source source) {
        call("put " + key, () -> {
            try (InputStream in = local(key, source)) {
                client.putObject(
                        PutObjectArgs.builder().bucket(bucket).object(key).stream(in, source.size(), PART_BYTES)
                                .build());
                return true;
            }
        });
    }

    private static InputStream local(String key, Source source) {
        try {
            return source.open();
        } catch (IOException e) {
            throw new StoreFault("put " + key + ": what should be written cannot be read: " + e, e);
        }
    }

    @Override
    public void delete(String key) {
        call("delete " + key, () -> {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(key).build());
            return true;
        });
    }

    @Override
    public List<String> list(String prefix) {
        return call("list " + prefix, () -> {
            List<String> keys = new ArrayList<>();
            Iterable<Result<Item>> items = client.listObjects(ListObjectsArgs.builder()
                    .bucket(bucket)
                    .prefix(prefix)
                    .recursive(true)
                    .build());
            for (Result<Item> item : items) {
                keys.add(item.get().objectName());
            }
            return keys;
        });
    }

    private interface Request<T> {
        T send() throws Exception;
    }

    private static <T> T call(String what, Request<T> request) {
        try {
            return request.send();
        } catch (StoreUnavailable | StoreFault e) {
            throw e;
        } catch (Exception e) {
            throw S3Errors.translate(what, e);
        }
    }

    @Override
    public void close() {
        call("close", () -> {
            client.close();
            return true;
        });
    }
}
