"""Names of people and of models: when two are the same, and when one can be taken for the other."""

from __future__ import annotations

import re
import unicodedata
from string import ascii_lowercase

LIKE = {
    "2": "ƧϨᒿꙄꛯꝚ",
    "3": "ƷȜЗӠⳌꝪꞫ𑣊𖼻𝈆",
    "4": "Ꮞ𑢯",
    "5": "Ƽ𑢻",
    "6": "бᏮⳒ𑣕",
    "7": "𐓒𑣆𝈒",
    "8": "Ȣȣ৪੪ଃ𐌚\U0001e8cb",
    "9": "৭੧୨൭ⳊꝮ𑢬𑣌𑣖",
    "a": "ɑΑαАаᎪᗅᴀ⍺ꓮꭺ𐊠𖽀",
    "b": "ƄʙΒβВЬвᏏᏴᏼᑲᖯᗷꓐꞴ𐊂𐊡𐌁",
    "c": "СсᏟᴄⲤⲥꓚꮯ𐊢𐌂𐐕𐐽𐔜𑣩𑣲🝌",
    "d": "ԁᎠᏧᑯᗞᗪᴅꓒꓓꭰ",
    "e": "ΕεЕеҽᎬᴇ℮⋿ⴹꓰꬲꭼ𐊆𑢦𑢮",
    "f": "ϜքᖴẝꓝꜰꞘꞙꬵ𐊇𐊥𐔥𑢢𑣂𝈓",
    "g": "ƍɡɢԌԍցᏀᏳᏻᶃꓖꮐ",
    "h": "ʜΗНнһհᎻᏂᕼⲎꓧꮋ𐋏",
    "i": "ıɩɪΙιІіӏᎥ⍳ꙇꭵ𑣃",
    "j": "ȷͿϳЈјյᎫᒍᴊꓙꞲꭻ",
    "k": "ĸΚκКкᏦᛕᴋⲔꓗ𐔘",
    "l": "|ƖǀʟΙІӀӏ\u05c0\u05d5\u05df\u0627\u0661۱\u07caᏞᒪᛁ∣⏽ⲒⳐⳑⵏꓡꓲꮮ𐊊𐌉𐌠𐐛𐑃𐔦𑢣𑢲𖼖𖼨𝈪\U0001e8c7",
    "m": "ʍΜϺМмᎷᗰᛖᴍⲘꓟ𐊰𐌑",
    "n": "ɴΝոռⲚꓠ𐔓",
    "o": "ΟοσОоՕօ\u05e1\u0647\u0665\u06be\u06c1\u06d5۵\u07c0०০੦૦ଠ୦௦ం౦ಂ೦ംഠ൦ං๐໐ဝ၀ჿዐᴏᴑⲞⲟⵔ〇ꓳꬽ𐊒𐊫𐐄𐐬𐓂𐓪𐔖𑓐𑢵𑣈𑣗𑣠",
    "p": "ΡρРрᏢᑭᴘᴩ⍴Ⲣⲣꓑꮲ𐊕",
    "q": "ԛգզⵕꞯ",
    "r": "ƦʀгᎡᏒᖇᴦⲅꓣꭇꭈꭋꭱꮁꮢ𐒴𖼵𝈖",
    "s": "ƽЅѕՏᏕᏚꓢꜱꮪ𐊖𐐠𐑈𑣁𖼺",
    "t": "ΤτТтᎢᴛ⊤⟙Ⲧꓔꭲ𐊗𐊱𐌕𑢼𖼊🝨",
    "u": "ʋυՍսሀᑌᴜᴝ∪⋃ꓴꞟꭎꭒ𐓎𐓶𑢸𑣘𖽂",
    "v": "νѴѵ\u05d8\u0667۷Ꮩᐯᴠ∨⋁ⴸꓦꛟꮩ𐔝𑜆𑢠𑣀𖼈𝈍",
    "w": "ɯωѡԜԝաᎳᏔᴡꓪꮃ𑜊𑜎𑜏𑣦𑣯",
    "x": "×ΧχХхᕁᕽ᙭᙮ᚷ╳⤫⤬⨯ⲬⵝꓫꞳ𐊐𐊴𐌗𐌢𐔧𑣬",
    "y": "ɣʏΥγУуҮүყᎩᎽᶌỿⲨꓬꭚ𐊲𑢤𑣜𖽃",
    "z": "ΖᏃᴢꓜꮓ𐋵𑢩𑣄𑣥",
}
"""What looks like a letter or a digit of English, of any case (Unicode Technical Standard 39, confusables).

Letters that are only styled and digits of another script are not here: their code points tell what they stand for.
"""
FRAMED = (0x1F150, 0x1F170, 0x1F1E6)
"""Where the alphabets begin whose letters are drawn in circles, in squares and as flags."""
ALIKE = {
    **{ord(sign): letter for letter, signs in LIKE.items() for sign in signs},
    **{first + at: letter for first in FRAMED for at, letter in enumerate(ascii_lowercase)},
}
STROKES = str.maketrans("01l", "oii")
"""Digits and letters of English that look alike."""
PAIRS = (("rn", "m"), ("vv", "w"))
"""Letters that look like one when they stand side by side."""
ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
"""Marks on letters, of which the smallest are easily overlooked."""
IGNORED = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
"""What is drawn as nothing beside the format characters (Unicode's default ignorable code points, and a blank)."""


VERSIONED = re.compile(
    r"(?:[\w-]+[/:\s]+)?(?:(?:claude|chatgpt|codex|deepseek|gemini|gemma|gpt|grok|llama|mistral|mixtral|phi|qwen)"
    r"(?:[\W_]*(?:opus|sonnet|haiku|pro|flash|mini|nano|turbo|large|small|medium|instruct|chat|max|coder|v))*[\W_]*\d"
    r"|o[1-9](?:[\W_]*(?:mini|pro|preview))?$)"
)
"""Families of models followed by a version, after who makes them; without one, some are names that people have."""


def plain(name: str) -> str:
    """A name without case, blanks, hyphens and other signs between its letters: equal where two are the same."""
    seen = unicodedata.normalize("NFKC", "".join(one for one in name if not is_hidden(one))).casefold()
    return "".join(one for one in seen if one.isalnum() or unicodedata.category(one)[0] == "M") or seen.strip()


def folded(name: str) -> str:
    """A name as it looks: equal where one could be taken for the other, whatever their script, accents and signs.

    It is there to refuse names by; two people may well have one and the same.
    """
    seen = unicodedata.normalize("NFKD", "".join(one for one in name if not is_hidden(one)))
    seen = plain(ACCENTS.sub("", seen.translate(ALIKE).casefold().translate(ALIKE)))
    seen = "".join(str(unicodedata.digit(one, one)) for one in seen).translate(STROKES)
    for pair, one in PAIRS:
        seen = seen.replace(pair, one)
    return seen


def is_of_a_model(name: str) -> bool:
    """Whether a name is that of a language model with its version, such as ``GPT-5``."""
    seen = unicodedata.normalize("NFKD", "".join(one for one in name if not is_hidden(one)))
    return VERSIONED.match(ACCENTS.sub("", seen.translate(ALIKE).casefold().translate(ALIKE))) is not None


def is_hidden(sign: str) -> bool:
    """Whether a character cannot be seen and is no blank."""
    return unicodedata.category(sign) == "Cf" or IGNORED.match(sign) is not None


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen."""
    if text.isascii():  # nearly all text, told apart quickly
        return not text.strip()
    return all(one.isspace() or is_hidden(one) for one in text)
