"""Learns the network that tags and parses, from what collect-sentences.ts wrote.

    learn.py FOLDER VECTORS teach 1 SEED  a larger network, from the treebanks
    learn.py FOLDER VECTORS mark 1        what these together hold likely in the unmarked sentences
    learn.py FOLDER VECTORS teach 2 SEED  a larger network again, from the treebanks and those likelihoods (Hinton, Vinyals and Dean 2015)
    learn.py FOLDER VECTORS settle SEED   the same network taught on from the treebanks alone, and from names whose kind is marked
    learn.py FOLDER VECTORS mark 3        what these together hold likely, of which kind each name is too
    learn.py FOLDER VECTORS learn         the network that ships, from the treebanks and those likelihoods

Two layers of long short-term memory in both directions (Hochreiter and Schmidhuber 1997) over sums of vectors of the word, its beginnings, endings
and shape; heads by a bilinear form (Dozat and Manning 2017), relations by one hidden layer. One thread and one seed: the same bytes each time on
the same processor.
"""
import json
import math
import sys
import time

import numpy
import torch
from torch import nn
from torch.nn import functional

FOLDER, VECTORS, WHAT = sys.argv[1:4]
SETTLED = 3  # the generation of teachers that say kinds of names
GENERATION = int(sys.argv[4]) if WHAT in ("teach", "mark") else SETTLED
SEED = 7 if WHAT in ("mark", "learn") else int(sys.argv[-1])
TEACHERS = (1, 2)
TEACHER = dict(state=160, inputs=160, arc=128, label=96, drop=0.3, batch=1000)
SIZES = {
    "teach": TEACHER,
    "settle": dict(TEACHER, kinds=5),
    "learn": dict(kinds=5, state=96, inputs=96, arc=64, label=64, drop=0.12, batch=1600),
}
LIKELIEST = {"tags": 3, "heads": 4, "relations": 3, "kinds": 5}  # so many answers of the teachers are kept for each token
PARSE = ("tags", "heads", "relations")
KINDS_SHARE = 0.3  # of a name's kind in what is learned, beside tag, head and relation
WORLDLY = 64  # numbers of a worldly word after the principal components were taken

torch.set_num_threads(1)
torch.manual_seed(SEED)
random = numpy.random.RandomState(SEED)
facts = json.load(open(f"{FOLDER}/facts.json"))
tables = [len(table) for table in facts["tables"]]
width = len(tables) + 4


def worldly_vectors():
    """Vectors of the chosen words, turned to their principal components, in 8 bits each with one scale a component."""
    vectors = json.load(open(VECTORS))["vectors"]
    rows = numpy.array([vectors[word][:100] for word in facts["words"]], dtype=numpy.float64)
    rows -= rows.mean(0)
    values, axes = numpy.linalg.eigh(numpy.cov(rows.T))
    axes = axes[:, ::-1][:, :WORLDLY]
    axes *= numpy.sign(axes[numpy.abs(axes).argmax(0), numpy.arange(WORLDLY)])
    turned = rows @ axes
    scale = 3.5 * turned.std(0) / 127
    bytes_ = numpy.clip(numpy.round(turned / scale), -127, 127).astype(numpy.int8)
    return bytes_, scale.astype(numpy.float32)


def word_classes(rows, count):
    """k-means with seeds spread over the words as they are numbered, 12 rounds; classes from 1."""
    rows = rows / (numpy.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)
    centres = rows[numpy.linspace(0, len(rows) - 1, count).astype(int)]
    for _ in range(12):
        nearest = (rows @ centres.T).argmax(1)
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, nearest, rows)
        centres = sums / (numpy.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)
    return (rows @ centres.T).argmax(1) + 1


class Sentences:
    """A part as one matrix of tokens and the places where sentences begin."""

    def __init__(self, name):
        self.rows = torch.from_numpy(numpy.fromfile(f"{FOLDER}/{name}.tokens", dtype=numpy.int32).reshape(-1, width).astype(numpy.int64))
        self.lengths = numpy.fromfile(f"{FOLDER}/{name}.len", dtype=numpy.int32)
        self.starts = numpy.concatenate([[0], numpy.cumsum(self.lengths)])
        self.kinds = torch.from_numpy(numpy.fromfile(f"{FOLDER}/{name}.kinds", dtype=numpy.int8).astype(numpy.int64))
        self.likely = None
        self.isNews = numpy.fromfile(f"{FOLDER}/{name}.news", dtype=numpy.uint8)

    def batches(self, most, shuffled, chosen=None):
        """Lists of sentence numbers of about the same length, `most` tokens with the padding."""
        order = numpy.arange(len(self.lengths)) if chosen is None else numpy.array(chosen)
        keys = self.lengths[order] + (random.rand(len(order)) * 3 if shuffled else 0)
        batches, batch, longest = [], [], 0
        for at in order[numpy.argsort(keys, kind="stable")]:
            length = int(self.lengths[at])
            if batch and max(longest, length) * (len(batch) + 1) > most:
                batches.append(batch)
                batch, longest = [], 0
            batch.append(at)
            longest = max(longest, length)
        batches.append(batch)
        if shuffled:
            random.shuffle(batches)
        return batches

    def use_likelihoods(self, questions):
        """The teachers' likeliest answers as marks; for each token and question the likeliest few answers with their shares."""
        self.rows = torch.from_numpy(numpy.load(f"{FOLDER}/raw-marked.npy").astype(numpy.int64))
        load = lambda name, kind: torch.from_numpy(numpy.load(f"{FOLDER}/raw-{name}.npy").astype(kind))
        self.likely = [(load(f"{what}-of", numpy.int64), load(f"{what}-share", numpy.float32)) for what in questions]

    def collect_likely(self, batch):
        """For each question the likeliest answers and their shares, sentence by place; shares of 0 behind the end."""
        if self.likely is None:
            return None
        longest = int(max(self.lengths[at] for at in batch))
        collected = []
        for of, share in self.likely:
            answers = torch.zeros(len(batch), longest, of.shape[1], dtype=torch.int64)
            shares = torch.zeros(len(batch), longest, of.shape[1])
            for row, at in enumerate(batch):
                length = int(self.lengths[at])
                answers[row, :length] = of[self.starts[at] : self.starts[at] + length]
                shares[row, :length] = share[self.starts[at] : self.starts[at] + length]
            collected.append((answers, shares))
        return collected

    def collect(self, batch):
        """Tokens of the batch, sentence by place, 0 behind the end, -1 for what is to be learned; and which places are filled."""
        longest = int(max(self.lengths[at] for at in batch))
        rows = torch.zeros(len(batch), longest, width, dtype=torch.int64)
        rows[:, :, -3:] = -1
        filled = torch.zeros(len(batch), longest, dtype=torch.bool)
        kinds = torch.full((len(batch), longest), -1, dtype=torch.int64)
        for row, at in enumerate(batch):
            length = int(self.lengths[at])
            rows[row, :length] = self.rows[self.starts[at] : self.starts[at] + length]
            filled[row, :length] = True
            kinds[row, :length] = self.kinds[self.starts[at] : self.starts[at] + length]
        return rows, filled, kinds


class Network(nn.Module):
    def __init__(self, size, worldly):
        super().__init__()
        self.size = size
        state, inputs = size["state"], size["inputs"]
        self.register_buffer("worldly", torch.cat([torch.zeros(1, WORLDLY), worldly]), persistent=False)
        self.fromWorldly = nn.Linear(WORLDLY, inputs)
        self.tables = nn.ModuleList([nn.Embedding(count + 1, inputs) for count in tables])
        for table in self.tables:
            nn.init.normal_(table.weight, 0, 0.1)
        self.even = nn.LayerNorm(inputs)
        self.first = nn.LSTM(inputs, state, bidirectional=True, batch_first=True)
        self.second = nn.LSTM(2 * state, state, bidirectional=True, batch_first=True)
        self.tag = nn.Linear(2 * state, len(facts["tags"]))
        self.dependent = nn.Linear(2 * state, size["arc"])
        self.head = nn.Linear(2 * state, size["arc"])
        self.arc = nn.Parameter(torch.empty(size["arc"] + 1, size["arc"]))
        nn.init.xavier_uniform_(self.arc)
        self.labelOfDependent = nn.Linear(2 * state, size["label"])
        self.labelOfHead = nn.Linear(2 * state, size["label"])
        self.label = nn.Linear(size["label"], len(facts["relations"]))
        if "kinds" in size:
            self.kind = nn.Linear(2 * state, size["kinds"])
        self.root = nn.Parameter(torch.zeros(2 * state))
        self.drop = nn.Dropout(size["drop"])

    def forward(self, rows, filled):
        keys = rows[:, :, : len(tables)]
        words = rows[:, :, len(tables)]
        if self.training:  # Words are left out now and then, so that the rest learns to do without.
            keys = keys.clone()
            keys[:, :, 0] = keys[:, :, 0].masked_fill(torch.rand(words.shape) < 0.12, 0)
            words = words.masked_fill(torch.rand(words.shape) < 0.08, 0)
        x = self.fromWorldly(self.worldly[words])
        for place, table in enumerate(self.tables):
            x = x + table(keys[:, :, place])
        x = self.drop(self.even(x))
        lengths = filled.sum(1)
        for layer in (self.first, self.second):
            packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
            x, _ = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True)
            x = self.drop(x)
        count = x.shape[0]
        withRoot = torch.cat([self.root.expand(count, 1, -1), x], 1)
        dependent = self.drop(functional.relu(self.dependent(x)))
        heads = self.drop(functional.relu(self.head(withRoot)))
        arcs = torch.cat([dependent, torch.ones_like(dependent[:, :, :1])], -1) @ self.arc @ heads.transpose(1, 2)
        possible = torch.cat([torch.ones(count, 1, dtype=torch.bool), filled], 1)
        arcs = arcs.masked_fill(~possible[:, None, :], -1e9)
        itself = torch.arange(x.shape[1])
        arcs[:, itself, itself + 1] = -1e9
        kinds = self.kind(x) if "kinds" in self.size else None
        return self.tag(x), arcs, self.labelOfDependent(x), self.labelOfHead(withRoot), kinds

    def labels(self, ofDependent, ofHead, heads):
        chosen = torch.gather(ofHead, 1, heads[:, :, None].expand(-1, -1, ofHead.shape[-1]))
        return self.label(self.drop(functional.relu(ofDependent + chosen)))


PROPER = [at for at, tag in enumerate(facts["tags"]) if tag.startswith("PROPN")]
STRANGE = 0.12  # of the words of names
AFFIXES = slice(1, 6)  # endings and beginnings among the keys


def with_strange_names(rows, filled, kinds):
    """Makes some words of names unknown ones with the beginnings and endings of any other words, so that names are told by their surroundings."""
    isName = torch.isin(rows[:, :, -3], torch.tensor(PROPER)) | ((kinds >= 0) & (kinds <= 2))
    chosen = (isName & filled & (torch.rand(isName.shape) < STRANGE)).nonzero()
    if len(chosen) == 0:
        return rows
    keys = rows[:, :, : len(tables)][filled]
    strange = rows.clone()
    for table in range(len(tables))[AFFIXES]:
        strange[chosen[:, 0], chosen[:, 1], table] = keys[torch.randint(len(keys), (len(chosen),)), table]
    strange[chosen[:, 0], chosen[:, 1], 0] = 0
    strange[chosen[:, 0], chosen[:, 1], len(tables)] = 0
    return strange


def loss_of(network, rows, filled, kinds, likely):
    rows = with_strange_names(rows, filled, kinds)
    tags, arcs, ofDependent, ofHead, ofKinds = network(rows, filled)
    entropy = lambda scores, gold: functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-1)
    loss = torch.zeros(())
    if likely is not None:
        labels = network.labels(ofDependent, ofHead, rows[:, :, -2].clamp(min=0))
        for scores, (answers, shares) in zip((tags, arcs, labels, ofKinds), likely):
            logarithms = torch.gather(functional.log_softmax(scores, -1), -1, answers.clamp(max=scores.shape[-1] - 1))
            if scores is not ofKinds:
                loss = loss - (logarithms * shares).sum() / filled.sum()
                continue
            isName = torch.isin(rows[:, :, -3], torch.tensor(PROPER)).float()
            loss = loss - KINDS_SHARE * (logarithms * shares * isName[:, :, None]).sum() / (isName.sum() + 1)
    elif (rows[:, :, -3] >= 0).any():
        labels = network.labels(ofDependent, ofHead, rows[:, :, -2].clamp(min=0))
        loss = entropy(tags, rows[:, :, -3]) + entropy(arcs, rows[:, :, -2]) + entropy(labels, rows[:, :, -1])
    if ofKinds is not None and (kinds >= 0).any():
        loss = loss + KINDS_SHARE * entropy(ofKinds, kinds)
    return loss


def score(network, part, chosen=None):
    """Shares of tokens with the right universal tag, both tags, head, head and relation; share of told names of the right kind; in per cent."""
    universal = numpy.array([tag.split()[0] for tag in facts["tags"]])
    right = numpy.zeros(5)
    names = numpy.zeros(2)
    network.eval()
    with torch.no_grad():
        for batch in part.batches(4000, False, chosen):
            rows, filled, kinds = part.collect(batch)
            tags, arcs, ofDependent, ofHead, ofKinds = network(rows, filled)
            heads = arcs.argmax(-1)
            relations = network.labels(ofDependent, ofHead, heads).argmax(-1)
            tags, gold = tags.argmax(-1)[filled].numpy(), rows[:, :, -3][filled].numpy()
            isHead = (heads == rows[:, :, -2])[filled]
            isRelation = (relations == rows[:, :, -1])[filled]
            right += [len(tags), ((universal[tags] == universal[gold]) & (gold >= 0)).sum(), (tags == gold).sum(), isHead.sum(), (isHead & isRelation).sum()]
            if ofKinds is not None:
                names += [(kinds >= 0).sum(), ((ofKinds.argmax(-1) == kinds) & (kinds >= 0)).sum()]
    return numpy.round(numpy.append(right[1:] / right[0], names[1] / max(names[0], 1)) * 100, 2)


def train(network, parts, epochs, highest):
    """So many rounds over the parts; the rate of learning rises to its highest and falls as a cosine."""
    size = network.size
    dev = Sentences("dev")
    optimiser = torch.optim.Adam(network.parameters(), lr=highest, betas=(0.9, 0.95))
    steps = epochs * sum(len(part.batches(size["batch"], False)) for part in parts)
    step = 0
    for epoch in range(epochs):
        network.train()
        began = time.time()
        order = [(part, batch) for part in parts for batch in part.batches(size["batch"], True)]
        random.shuffle(order)
        for part, batch in order:
            step += 1
            rate = highest * min(1, step / 200) * 0.5 * (1 + math.cos(math.pi * step / (steps * 1.02)))
            for group in optimiser.param_groups:
                group["lr"] = rate
            loss = loss_of(network, *part.collect(batch), part.collect_likely(batch))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
        print("epoch", epoch + 1, "dev", score(network, dev), f"{time.time() - began:.0f} s", flush=True)
    test = Sentences("test")
    print("test", score(network, test), "news", score(network, test, numpy.flatnonzero(test.isNews)), flush=True)


def write_network(network, bytes_, scale):
    """Writes what pack.ts makes a model file of."""
    layout, at = {}, 0
    with open(f"{FOLDER}/network.f32", "wb") as file:
        for name, value in network.state_dict().items():
            layout[name] = dict(at=at, shape=list(value.shape))
            file.write(value.numpy().astype(numpy.float32).tobytes())
            at += value.numel()
    bytes_.tofile(f"{FOLDER}/worldly.i8")
    classes = [word_classes(bytes_ * scale, count).astype(numpy.uint8).tolist() for count in (63, 255)]
    json.dump(dict(layout=layout, scale=scale.tolist(), worldly=WORLDLY, classes=classes, size=network.size), open(f"{FOLDER}/network.json", "w"))


def mark(part, teachers, questions, kept):
    """What the teachers hold likely on average, and the likeliest: written where `kept`; how often right, said where the part has gold."""
    marked = part.rows.clone()
    right = numpy.zeros(3)
    names = numpy.zeros(2)
    likely = {what: (numpy.zeros((len(marked), most), numpy.int16), numpy.zeros((len(marked), most), numpy.float16)) for what, most in LIKELIEST.items() if what in questions}
    with torch.no_grad():
        for batch in part.batches(4000, False):
            rows, filled, gold = part.collect(batch)
            answers = [teacher(rows, filled) for teacher in teachers]
            mean = lambda shares: sum(shares) / len(teachers)
            tags = mean(functional.softmax(answer[0], -1) for answer in answers)
            arcs = mean(functional.softmax(answer[1], -1) for answer in answers)
            heads = arcs.argmax(-1)
            relations = mean(functional.softmax(teacher.labels(answer[2], answer[3], heads), -1) for teacher, answer in zip(teachers, answers))
            best = torch.stack([tags.argmax(-1), heads, relations.argmax(-1)], -1)
            isRight = best == rows[:, :, -3:]
            right += [filled.sum(), isRight[filled][:, 0].sum(), (isRight[filled][:, 1] & isRight[filled][:, 2]).sum()]
            said = dict(tags=tags, heads=arcs, relations=relations)
            if "kinds" in questions:
                said["kinds"] = mean(functional.softmax(answer[4], -1) for answer in answers)
                names += [(gold >= 0).sum(), ((said["kinds"].argmax(-1) == gold) & (gold >= 0)).sum()]
            tops = {}
            for what, shares in said.items():
                share, of = shares.topk(min(LIKELIEST[what], shares.shape[-1]), -1)
                tops[what] = (of, share / share.sum(-1, keepdim=True))
            for row, at in enumerate(batch):
                length, start = int(part.lengths[at]), part.starts[at]
                marked[start : start + length, -3:] = best[row, :length]
                for what, (of, share) in tops.items():
                    likely[what][0][start : start + length, : of.shape[-1]] = of[row, :length]
                    likely[what][1][start : start + length, : of.shape[-1]] = share[row, :length]
    if not kept:
        shares = numpy.append(right[1:] / right[0], names[1] / max(names[0], 1))
        print("teachers together on dev: tags, heads with relations, kinds of names", numpy.round(shares * 100, 2), flush=True)
        return
    numpy.save(f"{FOLDER}/raw-marked.npy", marked.numpy().astype(numpy.int32))
    for what, (of, share) in likely.items():
        numpy.save(f"{FOLDER}/raw-{what}-of.npy", of)
        numpy.save(f"{FOLDER}/raw-{what}-share.npy", share)


if __name__ == "__main__":
    bytes_, scale = worldly_vectors()
    vectors = torch.from_numpy(bytes_.astype(numpy.float32) * scale)
    treebanks = lambda: [Sentences(name) for name in ("train", "varied", "named")]
    if WHAT == "teach":
        network = Network(SIZES["teach"], vectors)
        parts, epochs = [Sentences("train")], 14
        if GENERATION == 2:
            raw = Sentences("raw")
            raw.use_likelihoods(PARSE)
            parts, epochs = [parts[0], parts[0], Sentences("varied"), raw], 5
        train(network, parts, epochs, 0.004)
        torch.save(network.state_dict(), f"{FOLDER}/teacher-{GENERATION}-{SEED}.pt")
    elif WHAT == "settle":
        network = Network(SIZES["settle"], vectors)
        network.load_state_dict(torch.load(f"{FOLDER}/teacher-2-{SEED}.pt"), strict=False)
        parts = treebanks()
        train(network, [*parts, parts[-1]], 4, 0.002)
        torch.save(network.state_dict(), f"{FOLDER}/teacher-{SETTLED}-{SEED}.pt")
    elif WHAT == "mark":
        size = SIZES["settle" if GENERATION == SETTLED else "teach"]
        teachers = []
        for seed in TEACHERS:
            network = Network(size, vectors)
            network.load_state_dict(torch.load(f"{FOLDER}/teacher-{GENERATION}-{seed}.pt"), strict=False)
            network.eval()
            teachers.append(network)
        for name in ("dev", "raw"):
            mark(Sentences(name), teachers, tuple(LIKELIEST) if "kinds" in size else PARSE, name == "raw")
    else:
        network = Network(SIZES["learn"], vectors)
        raw = Sentences("raw")
        raw.use_likelihoods(tuple(LIKELIEST))
        train(network, [*treebanks(), raw], 12, 0.004)
        write_network(network, bytes_, scale)
