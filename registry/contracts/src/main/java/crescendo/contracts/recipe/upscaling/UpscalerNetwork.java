package crescendo.contracts.recipe.upscaling;

/** The network that makes images larger: one record a family. */
public sealed interface UpscalerNetwork {
    /** Trained for its pixels. */
    String family();

    /** Trained against a discriminator. */
    String adversarialFamily();

    /** How many times as large each way: 2, 3 or 4. */
    int scale();

    /** 1 or 3. */
    int colours();

    /**
     * Residual-in-residual dense blocks, Wang et al. 2018 (ESRGAN).
     *
     * @param channels feature maps between blocks; 64 in the paper
     * @param blocks   in the trunk; 23 in the paper
     * @param growth   feature maps that a convolution within a dense block adds; 32 in the paper
     */
    record Rrdb(int scale, int colours, int channels, int blocks, int growth) implements UpscalerNetwork {
        @Override
        public String family() {
            return "rrdb";
        }

        @Override
        public String adversarialFamily() {
            return "esrgan";
        }
    }

    /**
     * Residual blocks with batch normalisation, Ledig et al. 2017 (SRGAN).
     *
     * @param channels feature maps between blocks; 64 in the paper
     * @param blocks   16 in the paper
     */
    record SrResNet(int scale, int colours, int channels, int blocks) implements UpscalerNetwork {
        @Override
        public String family() {
            return "srresnet";
        }

        @Override
        public String adversarialFamily() {
            return "srgan";
        }
    }
}
