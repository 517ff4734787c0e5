"""The step that `crescendo bench train` times, written in PyTorch the way its users write it.

A ProGAN in its stable phase (Karras et al. 2018): equalised learning rate, pixel norm, minibatch deviation over groups of four,
WGAN-GP with drift; a step of the discriminator, then one of the generator, fused Adam for both, and the moving average. Images
are noise. Prints one JSON object: the median step in milliseconds, images a second, and the process's peak memory.

The layers that only fade (the coarser image beside the finer) are left out, since a stable phase needs none in eager code;
Crescendo's graph computes them. While the generator steps, the discriminator's weights take no gradients.
"""

import argparse
import copy
import json
import math
import statistics
import time

import torch
import torch.nn.functional as F
from torch import nn

GROUP = 4


class Equalised(nn.Module):
    """Weights are standard normal; gain / √fan_in multiplies them at every use."""

    def __init__(self, shape, gain=math.sqrt(2), biases=None):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(shape))
        self.bias = nn.Parameter(torch.zeros(biases or shape[0]))
        self.scale = gain / math.sqrt(math.prod(shape[1:]))

    def scaled(self):
        return self.weight * self.scale


class Dense(Equalised):
    def forward(self, x):
        return F.linear(x, self.scaled(), self.bias)


class ToGrid(Equalised):
    """A latent to a map of 4×4 pixels, one bias a channel."""

    def forward(self, x):
        return F.linear(x, self.scaled()).view(len(x), -1, 4, 4) + self.bias[:, None, None]


class Conv(Equalised):
    def forward(self, x):
        return F.conv2d(x, self.scaled(), self.bias, padding=self.weight.shape[-1] // 2)


class UpConv(Equalised):
    def __init__(self, shape, fused):
        super().__init__(shape)
        self.fused = fused

    def forward(self, x):
        if not self.fused:
            return F.conv2d(F.interpolate(x, scale_factor=2), self.scaled(), self.bias, padding=1)
        return F.conv_transpose2d(x, spread(self.scaled().flip(2, 3)).transpose(0, 1), self.bias, stride=2, padding=1)


class ConvDown(Equalised):
    """The mean of 2×2 pixels, then the bias: as the code behind the paper's numbers has it."""

    def __init__(self, shape, fused):
        super().__init__(shape)
        self.fused = fused

    def forward(self, x):
        if not self.fused:
            return F.avg_pool2d(F.conv2d(x, self.scaled(), padding=1), 2) + self.bias[:, None, None]
        return F.conv2d(x, spread(self.scaled()) * 0.25, self.bias, stride=2, padding=1)


def spread(kernel):
    """[out, in, 3, 3] to [out, in, 4, 4]: the sum of the four ways to lay it there."""
    return sum(F.pad(kernel, (right, 1 - right, down, 1 - down)) for down in (0, 1) for right in (0, 1))


def pixel_norm(x):
    return x * torch.rsqrt(x.square().mean(1, keepdim=True) + 1e-8)


def lrelu(x):
    return F.leaky_relu(x, 0.2)


def with_deviation(x):
    n, c, h, w = x.shape
    groups = x.reshape(n // GROUP, GROUP, c, h, w)
    centred = groups - groups.mean(1, keepdim=True)
    deviation = (centred.square().mean(1) + 1e-8).sqrt().mean((1, 2, 3))
    return torch.cat([x, deviation.repeat_interleave(GROUP).view(n, 1, 1, 1).expand(n, 1, h, w)], 1)


class Generator(nn.Module):
    def __init__(self, channels, fused):
        super().__init__()
        first = channels[0]
        self.grid = ToGrid((16 * first, first), math.sqrt(2) / 4, biases=first)
        self.conv = Conv((first, first, 3, 3))
        self.blocks = nn.ModuleList(
            nn.ModuleList([UpConv((fine, coarse, 3, 3), fused), Conv((fine, fine, 3, 3))])
            for coarse, fine in zip(channels, channels[1:])
        )
        self.to_colours = Conv((3, channels[-1], 1, 1), 1)

    def forward(self, z):
        x = pixel_norm(lrelu(self.grid(pixel_norm(z))))
        x = pixel_norm(lrelu(self.conv(x)))
        for up, conv in self.blocks:
            x = pixel_norm(lrelu(conv(pixel_norm(lrelu(up(x))))))
        return self.to_colours(x)


class Discriminator(nn.Module):
    def __init__(self, channels, fused):
        super().__init__()
        first = channels[0]
        self.from_colours = Conv((channels[-1], 3, 1, 1))
        self.blocks = nn.ModuleList(
            nn.ModuleList([Conv((fine, fine, 3, 3)), ConvDown((coarse, fine, 3, 3), fused)])
            for coarse, fine in reversed(list(zip(channels, channels[1:])))
        )
        self.conv = Conv((first, first + 1, 3, 3))
        self.dense = Dense((first, 16 * first))
        self.score = Dense((1, first), 1)

    def forward(self, x):
        x = lrelu(self.from_colours(x))
        for conv, down in self.blocks:
            x = lrelu(down(lrelu(conv(x))))
        x = lrelu(self.conv(with_deviation(x)))
        return self.score(lrelu(self.dense(x.flatten(1))))


class Step:
    def __init__(self, options):
        channels, side = [], 4
        while side <= options.resolution:
            channels.append(min(options.fmap_base * 2 // side, options.fmap_max))
            side *= 2
        self.layout = torch.channels_last if options.channels_last else torch.contiguous_format
        self.batch, self.latent = options.batch, channels[0]
        self.g = Generator(channels, options.fused).to(memory_format=self.layout)
        self.d = Discriminator(channels, options.fused).to(memory_format=self.layout)
        self.average = copy.deepcopy(self.g).requires_grad_(False)
        settings = dict(lr=0.001, betas=(0.0, 0.99), eps=1e-8, fused=True)
        self.adam_g = torch.optim.Adam(self.g.parameters(), **settings)
        self.adam_d = torch.optim.Adam(self.d.parameters(), **settings)
        side = options.resolution
        self.pixels = torch.randint(0, 256, (self.batch, 3, side, side), dtype=torch.uint8)

    def __call__(self):
        return self.discriminator(), self.generator()

    def discriminator(self):
        self.d.requires_grad_(True)
        reals = (self.pixels.float() / 127.5 - 1).contiguous(memory_format=self.layout)
        with torch.no_grad():
            fakes = self.g(torch.randn(self.batch, self.latent))
        real_scores = self.d(reals)
        loss = self.d(fakes).mean() - real_scores.mean() + 0.001 * real_scores.square().mean()
        share = torch.rand(self.batch, 1, 1, 1)
        between = (reals + share * (fakes - reals)).requires_grad_(True)
        (slope,) = torch.autograd.grad(self.d(between).sum(), between, create_graph=True)
        norm = (slope.square().sum((1, 2, 3)) + 1e-12).sqrt()
        loss = loss + 10 * (norm - 1).square().mean()
        self.adam_d.zero_grad()
        loss.backward()
        self.adam_d.step()
        return loss.item()

    def generator(self):
        self.d.requires_grad_(False)
        loss = -self.d(self.g(torch.randn(self.batch, self.latent))).mean()
        self.adam_g.zero_grad()
        loss.backward()
        self.adam_g.step()
        with torch.no_grad():
            torch._foreach_lerp_(list(self.average.parameters()), list(self.g.parameters()), 0.001)
        return loss.item()


def peak_mib():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM:"))


def options():
    parser = argparse.ArgumentParser(description="Time a ProGAN training step in PyTorch.")
    parser.add_argument("--resolution", type=int, default=32)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--warmup", type=int, default=3)
    parser.add_argument("--fmap-base", type=int, default=2048)
    parser.add_argument("--fmap-max", type=int, default=128)
    parser.add_argument("--channels-last", action="store_true", help="NHWC in memory")
    parser.add_argument("--fused", action="store_true", help="change of size and convolution in one, as Crescendo does")
    parser.add_argument("--compile", action="store_true", help="torch.compile for both networks")
    return parser.parse_args()


def main():
    asked = options()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(1)
    step = Step(asked)
    if asked.compile:
        step.g, step.d = torch.compile(step.g), torch.compile(step.d)
    millis = []
    for i in range(asked.warmup + asked.steps):
        start = time.perf_counter()
        losses = step()
        millis.append((time.perf_counter() - start) * 1000)
        if not all(map(math.isfinite, losses)):
            raise SystemExit(f"step {i} gave {losses}")
    median = statistics.median(millis[asked.warmup :])
    print(json.dumps({
        "imagesPerSecond": asked.batch / median * 1000, "stepMillis": median, "peakRssMiB": peak_mib(), "torch": torch.__version__,
    }))


if __name__ == "__main__":
    main()
