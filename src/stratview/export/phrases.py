"""Every phrase of a report's frame: its key, English, Simplified Chinese. Shared words are in `vocabulary`."""

from __future__ import annotations

from typing import Final

from stratview import vocabulary

PHRASES: Final[dict[str, tuple[str, str]]] = {
    **vocabulary.PHRASES,
    # -- the title page and the frame of every page
    "kind": ("A sourced comparison", "有据可查的对比"),
    "skip": ("Skip to the statements", "跳到正文"),
    "part": ("Part of it: {0} of {1} dimensions", "节选：{1} 个维度中的 {0} 个"),
    "volume": ("Volume {0} of {1}", "第 {0} 卷，共 {1} 卷"),
    "stat.statements": ("statements", "条陈述"),
    "stat.proven": ("proven by a passage", "条有原文为证"),
    "stat.figures": ("of {0} figures found in their quotes", "个数字在引文中得到印证（共 {0} 个）"),
    "stat.tensions": ("tensions between statements", "处陈述之间的张力"),
    "documents.from": ("From {0} documents", "来自 {0} 份文档"),
    "documents.from.one": ("From {0} document", "来自 {0} 份文档"),
    "contents": ("Contents", "目录"),
    "made": ("Comparison as of {0}. Set by stratview {1}.", "对比内容截至 {0}。由 stratview {1} 排版。"),
    "all-proven": (
        "Every statement and milestone is proven: its quotes are in the documents.",
        "每条陈述和每个里程碑都有据可查：引文均见于文档。",
    ),
    "some-unproven": (
        "{0} not proven or with unsupported figures. They are marked in place, and listed from page",
        "{0}未得到证实，或含有未被印证的数字。它们在原处均有标记，清单始于页码",
    ),
    "unproven.items": ("{0} statements and milestones are", "{0} 条陈述和里程碑"),
    "unproven.items.one": ("{0} statement or milestone is", "{0} 条陈述或里程碑"),
    "problems.some": ("{0} problems in the comparison’s files are there.", "对比文件中的 {0} 个问题列于该处。"),
    "problems.some.one": ("{0} problem in the comparison’s files is there.", "对比文件中的 {0} 个问题列于该处。"),
    "dimension.count": ("{0} statements", "{0} 条陈述"),
    "dimension.count.one": ("{0} statement", "{0} 条陈述"),
    "dimensions.count": ("{0} dimensions", "{0} 个维度"),
    "dimensions.count.one": ("{0} dimension", "{0} 个维度"),
    "dimension.unproven": ("{0} not proven", "{0} 条未证实"),
    "milestone.count": ("{0} milestones", "{0} 个里程碑"),
    "milestone.count.one": ("{0} milestone", "{0} 个里程碑"),
    "passage.count": ("{0} passages", "{0} 段引文"),
    "passage.count.one": ("{0} passage", "{0} 段引文"),
    "document.count": ("{0} documents", "{0} 份文档"),
    "document.count.one": ("{0} document", "{0} 份文档"),
    "item.none": ("none", "无"),
    "item.count": ("{0} entries", "{0} 项"),
    "item.count.one": ("{0} entry", "{0} 项"),
    "page": ("p. {0}", "第 {0} 页"),
    "footer.proven": ("{0} proven", "{0} 条已证实"),
    "part-proven": ("Every statement in this part is proven.", "本节选中的每条陈述均有据可查。"),
    # -- dimensions
    "aspect": ("Aspect", "方面"),
    "both": ("Both", "双方"),
    "empty": ("Nothing is said here yet.", "此处尚无内容。"),
    "no-dimensions": ("This comparison has no dimensions yet.", "该对比尚无任何维度。"),
    "no-aspect": ("(no aspect)", "（未注明方面）"),
    "tension": ("Tension {0}", "张力 {0}"),
    "contradicts": ("{0} and {1} contradict each other.", "{0} 与 {1} 相互矛盾。"),
    "qualifies": ("{0} and {1} qualify each other.", "{0} 与 {1} 相互限定。"),
    "tension.elsewhere": ("In {0}:", "见“{0}”："),
    "tension.absent": ("not in this export", "不在本次导出中"),
    "figure.unsupported": ("“{0}” is in none of the quotes", "“{0}”未见于任何引文"),
    "continued": ("{0} (continued)", "{0}（续）"),
    "resumed": ("Continued from volume {0}.", "接第 {0} 卷。"),
    "goes-on": ("Continued in volume {0}.", "续见第 {0} 卷。"),
    "in-short": ("In short", "概要"),
    # -- sides that say nothing
    "absence.looked-in": ("Looked in {0}.", "已查找：{0}。"),
    "absence.looked-in-all": ("Looked in all documents.", "已查找全部文档。"),
    # -- the overview
    "overview": ("Overview", "概览"),
    "overview.lead": (
        "Every dimension in a line for each side, with its evidence. A statement about both counts for both.",
        "每个维度双方各一行，附其依据。关于双方的陈述，两边各计一次。",
    ),
    "overview.dimension": ("Dimension", "维度"),
    # -- all tensions
    "tensions": ("Tensions", "张力"),
    "tensions.lead": (
        "Statements that contradict or qualify each other, side by side with what they rest on.",
        "相互矛盾或相互限定的陈述，连同各自的依据并列于此。",
    ),
    "tensions.count": ("{0} tensions", "{0} 处张力"),
    "tensions.count.one": ("{0} tension", "{0} 处张力"),
    "tension.unquoted": ("Nothing is cited.", "未引用任何来源。"),
    # -- the timeline
    "timeline": ("Timeline", "时间线"),
    "timeline.lead": (
        "A bar is as wide as its date is known; a line is a period; dotted lines join the same theme in both lanes.",
        "色块的宽度即日期的已知范围；横线为一段时期；虚线连接两条泳道中的同一主题。",
    ),
    "timeline.alt": (
        "Timeline with a lane for {0} and one for {1}. Every milestone in it is listed below with its date.",
        "时间线，{0} 与 {1} 各占一条泳道。其中每个里程碑连同日期均列于下表。",
    ),
    "timeline.none": ("No milestone has a date that can be drawn.", "没有可绘制日期的里程碑。"),
    "milestone.date": ("Date", "日期"),
    "milestone.what": ("Milestone", "里程碑"),
    "milestone.lag": ("{0} to {1}", "至 {1}：{0}"),
    # -- what is not proven
    "unproven": ("What is not proven", "未证实的内容"),
    "unproven.lead": (
        "Each statement in short, and what its proof lacks.",
        "各条陈述的摘要，以及其证据所缺之处。",
    ),
    "unproven.none": (
        "Nothing: every quote was found in its document, and every figure in a quote.",
        "无：每条引文均见于其文档，每个数字均见于引文。",
    ),
    "unproven.what": ("Statement", "陈述"),
    "unproven.why": ("What its proof lacks", "证据所缺"),
    "unproven.none.part": (
        "Nothing in this part: every quote was found in its document, and every figure in a quote.",
        "本节选中无：每条引文均见于其文档，每个数字均见于引文。",
    ),
    "problems": ("Problems in the comparison’s files", "对比文件中的问题"),
    # -- doubts and reviews
    "second-look": ("Second look", "待复查"),
    "second-look.lead": (
        "Statements that are worth a second look although they are proven. A reason to look again is no error.",
        "虽已证实但值得再看一眼的陈述。这些理由并非错误。",
    ),
    "second-look.why": ("What was seen", "所见"),
    "second-look.count": ("{0} statements", "{0} 条陈述"),
    "second-look.count.one": ("{0} statement", "{0} 条陈述"),
    "reviews": ("Reviews", "复核"),
    "reviews.lead": (
        "What people say of the quotes: ■ they support the statement, ▪ partly, □ not, ○ neither; ↔ people disagree.",
        "引文是否支持陈述，由人判断：■ 支持，▪ 部分支持，□ 不支持，○ 无法判断，↔ 复核者意见不一。",
    ),
    "reviews.count": ("{0} of {1} statements reviewed", "已复核 {1} 条陈述中的 {0} 条"),
    "reviews.lapsed": ("{0} reviews lapsed, since their statements changed", "{0} 条复核因陈述改动而失效"),
    "reviews.lapsed.one": ("{0} review lapsed, since its statement changed", "{0} 条复核因陈述改动而失效"),
    "reviews.verdicts": ("Verdicts that differ", "不一致的结论"),
    "reviews.one": ("{0}, {1}: {2}", "{0}，{1}：{2}"),
    "reviews.noted": ("{0} – {1}", "{0} — {1}"),
    # -- the appendix
    "passages": ("Passages", "原文段落"),
    "passages.lead": (
        "Every quoted paragraph, word for word, its passages marked. A tick: the quotes agree letter for letter.",
        "每个被引用的段落均逐字照录，其中的引文均有标记。对勾表示引文逐字相符。",
    ),
    "originals": ("Pages of the originals", "原件页面"),
    "originals.lead": (
        "Each cited page as it is in the original, its passages marked and numbered.",
        "每个被引用的页面均为原件原貌，其中的引文已标记并编号。",
    ),
    "originals.count": ("{0} pages", "{0} 页"),
    "originals.count.one": ("{0} page", "{0} 页"),
    "originals.page": ("Page {0} of {1}", "第 {0} 页，共 {1} 页"),
    "originals.labelled": ("Page {0} ({1} of {2})", "第 {0} 页（第 {1} 个页面，共 {2} 个）"),
    "originals.alt": ("{0}, “{1}”: the passages {2} are marked.", "{0}，《{1}》：已标记引文 {2}。"),
    "originals.alt.one": ("{0}, “{1}”: the passage {2} is marked.", "{0}，《{1}》：已标记引文 {2}。"),
    "originals.missing": (
        "The original is not there, so its pages are not shown.", "原件缺失，因此无法显示其页面。",
    ),
    "originals.other": (
        "The original is not the file that was imported, so its pages are not shown.",
        "原件不是当初导入的文件，因此不显示其页面。",
    ),
    "originals.unusable": (
        "The original is protected or damaged, so its pages are not shown.", "原件受保护或已损坏，因此无法显示其页面。",
    ),
    "originals.undrawn": ("This page cannot be drawn.", "无法绘制此页。"),
    "proves": ("for {0}", "支持 {0}"),
    "line": ("line {0}", "第 {0} 行"),
    "table-cell": ("Table: {0}", "表格：{0}"),
    "documents": ("Documents", "文档"),
    "documents.lead": (
        "The texts that were compared, frozen. Any copy can be checked against its SHA-256.",
        "所对比的文本均已固定。任何副本皆可用其 SHA-256 核对。",
    ),
    "document.file": ("File", "文件"),
    "document.length": ("Length", "篇幅"),
    "document.words": ("{0} words", "{0} 词"),
    "document.cited": ("Cited", "引用"),
    "document.changed": (
        "The document has changed: the comparison was made from one with the SHA-256 {0}.",
        "文档已变化：制作对比时，其 SHA-256 为 {0}。",
    ),
    "document.unusable": ("The document cannot be read.", "文档无法读取。"),
    "replaced": (
        "{0} characters for which there is no glyph, or which would change how text runs, are replaced or left out.",
        "{0} 个没有字形或会改变文字走向的字符已被替换或略去。",
    ),
    "replaced.one": (
        "{0} character for which there is no glyph, or which would change how text runs, is replaced or left out.",
        "{0} 个没有字形或会改变文字走向的字符已被替换或略去。",
    ),
    "fonts.system": (
        "Characters that stratview’s own fonts lack are set in fonts of the computer: {0}.",
        "stratview 自带字体所缺的字符采用本机字体：{0}。",
    ),
}  # fmt: skip
