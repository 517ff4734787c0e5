package crescendo.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a GAN heeds the classes of its images. The generator is given the class beside its latent, whatever the discriminator does. */
public enum Conditioning {
    /** Not at all. */
    @JsonProperty("none")
    NONE,
    /** Odena et al. 2017: the discriminator classifies as well, and both networks are rewarded where it is right. */
    @JsonProperty("ac-gan")
    AC_GAN,
    /** Miyato and Koyama 2018: the discriminator is told the class, and judges whether the image is a real one of it. */
    @JsonProperty("projection")
    PROJECTION
}
