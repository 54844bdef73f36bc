"""The phrases by which page furniture gives itself away. English only."""

import re
from enum import StrEnum

_MAX_CUE_CHARS = 300  # a longer line is a paragraph and never a cue


class Cue(StrEnum):
    """What a phrase says of its line and of those after it."""

    LINE = "line"
    """This line is furniture."""
    MENU = "menu"
    """This line is furniture before the headline and after the body; a word like any other in it.
    """
    BOX = "box"
    """A box of links or teasers opens here, and the article may go on after it."""
    LIST = "list"
    """As a box, but articles have such headings too: no box when the article goes on below it."""
    CONTENTS = "contents"
    """A table of contents opens here: no proof of a web page either."""
    END = "end"
    """The article is over."""


_WHOLE = {
    Cue.LINE: r"""
        (?:your|enter\ your)\ e-?mail(?:\ address)? | order\ newsletter
        | (?:▶\ ?)?(?:play|send|gift|save|bookmark|print|download)(?:\ [\w-]{1,15}){0,2}
        | reading\ time.{0,20} | \d[\d.,]*k?\ (?:shares?|likes?|views?) | text\ size | follow
        | paid\ content | rate\ us | agree\ and\ .{1,15} | view\ deal
        | has\ this\ .{1,15}\ helped\ you.?
        | listen | listen\ to\ .{0,30} | share | share\ (?:this|on|via)\b.{0,25} | tweet | facebook
        | twitter | whatsapp | linkedin | instagram | telegram | copy\ link
        | send\ by\ e-?mail | pin\ it | e-?mail\ (?:this|address) | x | reply
        | save\ for\ later | advert(?:isement|ising)? | sponsored(?:\ content)? | promoted
        | (?:story\ continues|continues)\ below.{0,20} | loading | close | load\ more.{0,15}
        | show\ more | view\ all.{0,25} | back\ to\ top | to\ top\ of\ page | skip\ to\ .{1,20}
        | jump\ to\ .{1,20} | (?:accept|reject|allow)\ (?:all|additional)\b.{0,20} | i\ agree
        | manage\ (?:preferences|cookies|your\ .{1,15}) | view\ cookies | cookie\ settings
        | (?:log|sign)\ in | sign\ up(?:\ now)? | register(?:\ now)? | subscribe
        | (?:open\ in|use|get\ the)\ app | unsubscribe
        | \d{1,2}\ min(?:ute)?s?\ read | (?:is|was)\ this\ page\ (?:useful|helpful).{0,5}
        | report\ a\ problem.{0,30} | suggest\ a\ correction | post\ comment
        | update\ your\ preferences | (?:older|newer|previous|next)(?:\ post)?(?::\ .{1,80})?
        | [\w.+-]{1,40}@[\w-]{1,40}\.[\w.-]{1,20} | [★☆]{3,5}.{0,20} | ☰
        | \d{1,2}\ ?(?:m|h|min|mins|minutes|hours?|days?)\ ago | follow\ (?:us|by\ e-?mail).{0,50}
        | download\ (?:this|our|the)\ .{1,25}(?:app|pdf|release.{0,10})
        | high-resolution\ images | comments\ are\ closed.{0,20} | written\ by\ .{1,40}\ staff
        | all\ rights\ reserved.{0,60}
        """,
    Cue.MENU: r"""
        home | menu | search(?:\ this\ site)? | help(?:\ cent(?:re|er))? | about(?:\ us)?
        | contact(?:\ us)? | privacy | terms | legal | imprint | legal\ notice | disclaimers? | jobs
        | privacy\ (?:policy|notice|cent(?:re|er)) | terms\ (?:of|and)\ .{1,15} | sitemap | careers
        | cookies?(?:\ policy)? | advertise(?:\ with\ us)? | accessibility(?:\ statement)? | e-paper
        | my\ account | subscriptions? | newsletters? | podcasts? | videos? | more\ sports | shop
        | cart\ \(\d+\) | news | sports? | opinion | politics | weather | business | culture
        | obituaries | classifieds | live\ tv | watch\ live | yes | no | options | android | ios
        | do\ not\ sell.{0,30} | public\ file | about\ .{1,15} | rss | press | investors | media
        | editorial\ policies | corrections\ policy | submissions
        | you\ are\ here\b.{1,80} | [^|\d]{1,25}(?:\|[^|\d]{1,25})+ | [^>\d]{1,25}(?:>[^>]{1,30})+
        | [^/\d]{1,25}(?:\ /\ [^/]{1,30}){2,}
        """,
    Cue.BOX: r"""
        related | related\ (?:news|stor(?:y|ies)|articles?|content|links?|topics?|posts?|reading)
        | more\ (?:from|in)\ .{1,40} | more\ on\ this(?:\ story)? | more\ stories
        | you\ (?:may|might)\ (?:also\ )?(?:like|have\ missed).{0,20} | also\ (?:read|on)\b.{0,20}
        | recommended(?:\ .{1,15})? | (?:read|up|watch|what\ to\ read)\ next | next\ up
        | most\ (?:read|viewed|popular|commented|shared|watched).{0,15}
        | popular\ (?:posts|stories|now) | trending(?:\ now)? | top\ stories
        | latest\ (?:news|stories|articles|posts|headlines|from.+)
        | latest\ press\ releases | recent\ (?:posts|comments|articles) | editors?'?s?'?\ picks
        | elsewhere\ (?:in|on)\ .{1,30} | don't\ miss | in\ case\ you\ missed\ it | just\ in
        | explore\ (?:the\ topic|more) | services\ and\ information | find\ us\ on
        | (?:stay|keep)\ (?:informed|up\ to\ date|in\ touch)
        | from\ (?:our|the)\ (?:newsroom|archive|blog).{0,10}
        | enjoyed\ this.{0,30} | (?:media|press)\ contacts? | contact\ the\ newsroom
        | local\ news | get\ (?:the|our)\ .{1,40}(?:briefing|newsletter|headlines|letter)
        | (?:a\ )?message\ from\ (?:our|the)\ sponsors?
        | about\ the\ authors? | posted\ in\b.{1,60} | tagged\b.{1,80} | reader\ reviews
        """,
    Cue.LIST: r"""
        references | notes\ and\ references | external\ links | further\ reading | see\ also
        | archives? | categories(?::.{1,90})? | labels(?::.{1,90})? | tags(?::.{1,90})? | topics
        | coverage | reviews | comments | contact\ us | guest\ ?book
        | (?:more|other|others|latest|newest|recent|popular|trending|recommended|similar
           |featured|top)
          (?:\ [\w'&-]{1,20}){1,5}
        | what\ others\ .{1,25} | editors?'?s?'?\ choice | stocks\ in\ this\ article
        """,
    Cue.CONTENTS: r"jump\ to | (?:table\ of\ )?contents | on\ this\ page | in\ this\ article",
    Cue.END: r"""
        \d{1,5}\ comments? | comments?\ \(\d{1,5}\) | \d{1,4}\ thoughts?\ on\ .{1,150}
        | (?:leave|post|write)\ a\ (?:reply|comment) | join\ the\ (?:discussion|conversation)
        """,
}  # fmt: skip
_INSIDE = re.compile(
    r"""
    (?:^|[.!]\ )we\ (?:and\ our\ [\w, ]{0,30}partners\ )?use\ (?:some\ )?(?:essential\ )?cookies
    | partners\ (?:would\ like\ to\ )?(?:use|store)\ cookies | ^your\ choices\ about\ cookies
    | ^cookies\ on\ (?:this|our)\ (?:web)?site | ^we\ (?:value|care\ about)\ your\ privacy
    | ^by\ (?:signing\ up|continuing|clicking|subscribing)\b.{0,40}\byou\b
    | ^(?:sign|signed)\ up\ (?:for|to|here)\b | \bsign\ up\ here\b
    | ^thank(?:s|\ you)\ for\ (?:signing\ up|subscribing|reading\b.{0,80}letter)
    | ^subscribe\ (?:now|today|to|for)\b | ^already\ a\ (?:subscriber|member)\b
    | ^join\ (?:over\ |more\ than\ )?\d[\d,.]{2,}\ \w+\ and\b
    | (?:^|[.?!]\ )(?:register|sign\ up|join|order|download|follow|subscribe|rate|leave|support)\b
      .{0,40}\b(?:for\ free|newsletter|mail|inbox|apps?|updates|alerts|us)\b
    | ^got\ a\ story\? | \bwe\ may\ earn\ a\ commission\b
    | ^already\ have\ an?\b.{1,40}\?\ (?:sign|log)\ in
    | ^read\ (?:with|without)\ (?:adverts|advertising|ads)\b
    | ^the\ views\ expressed\b.{1,60}\bauthor | \bquotes\ are\ delayed\b
    | \bsubscribe\ (?:now|here|today)\b
    | ^you\ have\ \d+\ (?:free\ )?articles?\b
    | ^support\ (?:local|independent|our)\ (?:report|journal)
    | \bsupport\ (?:local|independent|our)\ (?:reporting|journalism)\b
    | ^to\ (?:continue|keep)\ reading\b | \b(?:in|to)\ your\ inbox\b
    | ^your\ e-?mail\ address\ will\ not\b | ^view\ this\ e-?mail\ in\b | \bopen\ it\ online\b
    | ^forwarded\ this\b | ^did\ you\ (?:like|enjoy|make)\ this\b | ^you\ received\ this\ e-?mail\b
    | \|\ unsubscribe\b | ^an\ official\ website\ of\b
    | ^(?:today's|this)\ .{1,20}\ brought\ to\ you\ by
    | ^©|^\(c\)\ \d{4}|^copyright\ (?:©\ )?\d{4} | \bmay\ not\ be\ published,\ broadcast
    | \bis\ not\ responsible\ for\ the\ content\ of\ external
    | ^(?:all\ content|text)\ is\ available\ under\b | ^this\ page\ was\ last\ edited\b
    | ^(?:proudly\ )?powered\ by\b | ^website\ by\b | ^enjoyed\ this
    | ^what\ do\ you\ think\?\ | ^from\ \w+,\ the\ (?:open|free)\ encyclop
    """,
    re.VERBOSE,
)
_LINK = re.compile(
    r"(?:read|watch|see|listen) (?:more|also|next|on|here): \S"
    r"|(?:also read|watch|related|live now): \S"
)
_CUES = [(cue, re.compile(pattern, re.VERBOSE)) for cue, pattern in _WHOLE.items()]
_EDGES = " :.…→←»›>-–"
_EDIT_LINK = re.compile(r"\[edit\]$")
_QUOTES = ('"', "“", "”")  # a banner quotes nobody; an article about one may


def find_cue(words: str) -> Cue | None:
    """Return what a line's phrase says, None when it is a line like any other.

    >>> find_cue("Read more: Ferry to sail again"), find_cue("Most Read"), find_cue("Rain fell.")
    (<Cue.LINE: 'line'>, <Cue.BOX: 'box'>, None)
    """
    if len(words) > _MAX_CUE_CHARS:
        return None
    phrase = _EDIT_LINK.sub("", words.lower().replace("’", "'"))
    if _LINK.match(phrase):
        return Cue.LINE
    bare = phrase.strip(_EDGES)
    is_heading = not phrase.endswith(".")
    for cue, pattern in _CUES:
        if pattern.fullmatch(bare) and (is_heading or cue is Cue.LINE):
            return cue
    is_banner = _INSIDE.search(phrase) and not any(quote in words for quote in _QUOTES)
    return Cue.LINE if is_banner else None


def is_link(words: str) -> bool:
    """Whether a line is a link or an advertisement's label, in any kind of text.

    >>> is_link("Read more: Ferry to sail again"), is_link("Home")
    (True, False)
    """
    phrase = words[:_MAX_CUE_CHARS].lower()
    return bool(re.match(r"(?:read|watch) more: \S", phrase)) or phrase == "advertisement"
