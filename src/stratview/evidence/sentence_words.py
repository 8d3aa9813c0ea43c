"""Words that tell where sentences end, of many languages in one: abbreviations, months, words that begin sentences.

All in small letters, without the full stop behind them.
"""

from __future__ import annotations

from typing import Final


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER: Final = _set("""
    ps p.s mr mrs ms mx messrs dr prof profs gen col lt sgt capt cmdr maj adm sen rep gov pres hon rev vs cf viz asst
    hr hrn dipl vgl bzw bspw ggf ggfs evtl sog inkl exkl zzgl insb ausschl einschl ehem geb hrsg verh
    mme mlle mmes mlles mgr sté ets apr av bd env éd trad resp
    sra srta sres sras dra dña ud uds vd vds gral avda aprox ej pdte prov sta sto ing arq lic d.ª
    sig sigg dott avv geom rag spett gent egr exmo exma
    dhr mevr drs bijv blz incl excl jhr
    np tzn tj tzw tzv zob por inż hab ks św płk mjr kpt ul al os pt red wyd im
    проф акад им род букв лат англ нем ул св напр др-р просп пл пер корп обл респ см ср
    esim eks fx bl t.ex kl str bkz sn doç yrd öğr ord
    fa tp dl
    डॉ प्रो सुश्री कु स्व पं
""")
"""Abbreviations that a name or a further word follows: they end no sentence."""

BEFORE_NUMBERS: Final = _set("""
    no nos nr nrn núm num n p pp pg pag pág págs ch chap cap kap sec secs sect sez art arts fig figs figg abb abt tab
    taf eq eqs gl vol vols bd bde t abs satz ziff lit rn rz par para paras ust rys rozdz pkt poz стр рис табл ст гл
    разд илл tel fax ld hlm approx ca circa ok ок op al lfd hl ver rev ed
    jan feb mar apr jun jul aug sep sept oct nov dec jän mrz okt dez janv févr avr juil déc ene abr ago dic
    янв фев апр авг сент сен окт нояб дек sty lut kwi cze lip sie wrz paź lis gru genn mag giu lug ott
""")
"""Abbreviations that end no sentence where a number, or a letter that counts like one, follows."""

TIMES: Final = _set("г гг р рр в вв r rr w ww n.e p.n.e н.э до.н.э")
"""Letters behind a year or century: they end a sentence where a capital follows."""

MAY_END: Final = _set("""
    ltd pvt proj inc corp co cos bros jr sr plc llc dept univ assn est st ste mt ave rd blvd intl natl govt mfg
    mio mrd tsd mill mln mld mlrd млн млрд тыс руб коп долл чел экз szt godz tys
    al ph.d m.in jh jhd jhs s.a sp spol s.r.o a.s u.s u.k e.g i.e z.b d.h u.a o.ä i.d.r v.chr n.chr т.е т.ч т.н
    c.-à-d p.ex j.-c a.c d.c ee.uu adj nom bj
""")
"""Abbreviations that may end a sentence: they do where the next word is one that often begins one."""

KNOWN: Final = NEVER | BEFORE_NUMBERS | TIMES | MAY_END
"""All abbreviations."""

MONTHS: Final = _set("""
    january february march april may june july august september october november december
    januar jänner februar märz mai juni juli oktober dezember
    janvier février mars avril juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
    janeiro fevereiro março maio junho julho setembro outubro dezembro
    januari februari maart mei augustus augusti maj oktober desember
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
    ledna února března dubna května června července srpna září října listopadu prosince
    tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta
    marraskuuta joulukuuta január február március április május június július augusztus szeptember október december
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    jan feb mär mrz apr jun jul aug sep sept okt nov dez
""")
"""Names of months behind the number of a day."""

STARTERS: Final = _set("""
    the it its this that these those he she they we i you in on at a an but and however there if when as after before
    their his her our by for with both other others all no some then nothing nobody one most many under since while
    also what why how who where yet so from during until only even thus
    der die das er sie es wir ich ihr ein eine einer im am auf bei mit und aber doch danach dann dort hier heute seit
    nach vor zum zur für als wenn wie was warum auch nur mehr andere niemand diese dieser dieses kein keine sein seine
    ihre man nicht sonst damit dazu jedoch beide alle
    le la les l un une des il elle ils elles on nous je ce cette ces cet dans en au aux à sur pour par avec et mais ou
    où puis rien nul son sa ses leur leurs d c qui que depuis après selon ainsi tout
    el los las unos él ella ellos ellas de por para con y pero otras otros luego nadie su sus es fue era este esta
    estos eso esto lo se al desde según también cuando
    gli uno una di da per ma e poi nessuno è questo questa nel nella dopo anche quando
    os um uma ele ela mas depois ninguém isso este quando
    het een hij zij ze wij maar daarna niemand dit dat deze bij met voor van
    den det han hun de og men på til av af efter der en et i som denna detta dette ett
    w na po z o za do od i a ale jak gdy on ona oni one jej jego ich tak tam był była było to ten ta te potem nikt inne
    inny czy kto co jest są już
    он она они оно это эта этот эти в на по с к у за до от из о об при и но как когда где так там его её их мы я вы
    потом никто другие другая затем после что кто
    je se že byl byla bylo jsou ale když pak nikdo ten ta to
    hän se ne me minä sen mutta ja kun sitten on
    ez az és de egy nem volt majd
    bu bir o ve ama sonra
""")
"""Words that often begin a sentence, and seldom a name."""

FORMS_OF_FIRMS: Final = _set("inc corp ltd llc llp plc gmbh ag kgaa kg bv nv sarl sas holdings brands")
"""Forms of firms: behind an exclamation mark, they are the end of a name."""

SHOUTED: Final = _set("yahoo yum joomla jeopardy kahoot e guess oklahoma")
"""Names that are written with an exclamation or a question mark."""

WITH_ORDINALS: Final = _set("de gsw lb da nb nn no fi et lv is fo cs sk sl hr sr bs hu pl tr")
"""Languages that write ordinals with a full stop."""

SMALL: Final = {
    "de": _set("der die das und ist im am den dem ein eine wurde auf für mit von zu nicht sich er sie es des war"),
    "da": _set("og er det på til af en et den som ikke var blev for med"),
    "nb": _set("og er det på til av en et den som ikke var ble for med"),
    "fi": _set("ja on ei oli että se hän ovat sen joka"),
    "cs": _set("je se na v že byl byla jsou a s z do ve roce"),
    "hu": _set("a az és hogy nem egy volt is meg"),
    "pl": _set("w i na się z nie do jest był była oraz roku"),
    "hr": _set("je u i na se za su od da s"),
    "tr": _set("ve bir bu da de için ile olan"),
    "et": _set("ja on ei oli et see mis"),
    "en": _set("the of and in to a is was for that it on as by with"),
    "fr": _set("le la les de et des en un une est du au que dans"),
    "es": _set("el la los de y en que un una es del se por"),
    "it": _set("il la di e che un una è del in per"),
    "pt": _set("o a de e que os um uma do da em"),
    "nl": _set("de het een van en is in dat op te"),
    "sv": _set("och är det på till av en ett den som inte var för med"),
    "ru": _set("в и на не с по из что к у"),
}
"""Small words that tell a language."""
