"""How well the heads of acts do on lines that training has not seen."""

from __future__ import annotations

import random

import torch

from demarche.language.atoms import BLANK_LINE, SPACE, Vocabulary
from training.language.batches import Window, collate
from training.language.network import Network
from training.language.sentences import Piece

LEVELS = (0.3, 0.5, 0.7)


def _f1(told: float, gold: float, right: float) -> float:
    return round(2 * right / max(1.0, told + gold), 3)


def measured(network: Network, held: list[list[Piece]], vocabulary: Vocabulary) -> dict[str, float]:
    """F1 of trigger words with their type and without, of modes given the trigger, of parties."""
    network.eval()
    windows = [Window(line, [BLANK_LINE] + [SPACE] * (len(line) - 1)) for line in held]
    random.Random(1).shuffle(windows)
    count = dict.fromkeys(("gold", "named", "mode", "modes", "r_told", "r_gold", "r_right"), 0.0)
    levels = {level: [0.0, 0.0, 0.0] for level in LEVELS}
    with torch.no_grad():
        for at in range(0, len(windows), 16):
            group = windows[at : at + 16]
            batch = collate(group, vocabulary, [0] * len(group))
            out = network(batch.pieces, batch.kinds, batch.mask)
            index = batch.word[..., None]
            scores = torch.gather(out["acts"], 1, index.expand(-1, -1, out["acts"].shape[-1]))
            chances = scores.softmax(-1)
            known = batch.act >= 0
            wanted = batch.act[known]
            some, best = 1 - chances[known][:, 0], chances[known][:, 1:].argmax(-1) + 1
            count["gold"] += int((wanted > 0).sum())
            count["named"] += int(((wanted > 0) & (best == wanted)).sum())
            for level, tally in levels.items():
                told = some >= level
                tally[0] += int(told.sum())
                tally[1] += int((told & (wanted > 0)).sum())
                tally[2] += int((told & (best == wanted)).sum())
            modes = torch.gather(out["modes"], 1, index.expand(-1, -1, out["modes"].shape[-1]))
            use = batch.mode >= 0
            count["modes"] += int(use.sum())
            count["mode"] += int((modes.argmax(-1) == batch.mode)[use].sum())
            if len(batch.teller):
                window, word = batch.teller.unbind(1)
                tellers = out["act_roles"][window, batch.word[window, word]]
                tellers = tellers.reshape(len(window), 2, -1)
                party = torch.gather(out["party"], 1, index.expand(-1, -1, tellers.shape[-1]))
                role = torch.matmul(tellers, party[window].transpose(1, 2)) > 0
                gold = torch.stack([batch.parties & 1, (batch.parties >> 1) & 1], 1) > 0
                valid = (batch.parties >= 0)[:, None]
                role, gold = role & valid, gold & valid
                count["r_told"] += int(role.sum())
                count["r_gold"] += int(gold.sum())
                count["r_right"] += int((role & gold).sum())
    network.train()
    found = {
        "named": round(count["named"] / max(1, count["gold"]), 3),
        "mode_right": round(count["mode"] / max(1, count["modes"]), 3),
        "parties_f1": _f1(count["r_told"], count["r_gold"], count["r_right"]),
    }
    for level, (told, any_type, right) in levels.items():
        found[f"any_f1@{level}"] = _f1(told, count["gold"], any_type)
        found[f"type_f1@{level}"] = _f1(told, count["gold"], right)
        found[f"type_p@{level}"] = round(right / max(1, told), 3)
    return found
