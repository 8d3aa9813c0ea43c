<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnalysisMessages</name>
    <message numerus="yes">
        <source>%Ln problem(s) in this comparison; the first, in {0}: {1}</source>
        <translation>
            <numerusform>%Ln problem in this comparison; the first, in {0}: {1}</numerusform>
            <numerusform>%Ln problems in this comparison; the first, in {0}: {1}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more problem(s): &apos;stratview check&apos; lists all.</source>
        <translation>
            <numerusform>%Ln more problem: &apos;stratview check&apos; lists all.</numerusform>
            <numerusform>%Ln more problems: &apos;stratview check&apos; lists all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AsOfBar</name>
    <message numerus="yes">
        <source>%n statements here are later</source>
        <translation>
            <numerusform>%n statement here is later</numerusform>
            <numerusform>%n statements here are later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a date (dotted bar)</source>
        <translation>
            <numerusform>%n without a date (dotted bar)</numerusform>
            <numerusform>%n without a date (dotted bar)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message numerus="yes">
        <source>%Ln statement(s) will be deleted with it.</source>
        <translation>
            <numerusform>%Ln statement will be deleted with it.</numerusform>
            <numerusform>%Ln statements will be deleted with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tension(s) refer to it and will be deleted too:</source>
        <translation>
            <numerusform>%Ln tension refers to it and will be deleted too:</numerusform>
            <numerusform>%Ln tensions refer to it and will be deleted too:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BalanceWords</name>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln statement</numerusform>
            <numerusform>%Ln statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (%Ln about both)</source>
        <translation>
            <numerusform> (%Ln about both)</numerusform>
            <numerusform> (%Ln about both)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s)</source>
        <translation>
            <numerusform>%Ln passage</numerusform>
            <numerusform>%Ln passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BringingIn</name>
    <message numerus="yes">
        <source>%Ln document(s) imported</source>
        <translation>
            <numerusform>%Ln document imported</numerusform>
            <numerusform>%Ln documents imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln citation(s) are of the older edition.</source>
        <translation>
            <numerusform>%Ln citation is of the older edition.</numerusform>
            <numerusform>%Ln citations are of the older edition.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CitedPassages</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>%Ln figure(s) in the quote</source>
        <translation>
            <numerusform>%Ln figure in the quote</numerusform>
            <numerusform>%Ln figures in the quote</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceWords</name>
    <message numerus="yes">
        <source>%Ln statement(s) changed</source>
        <translation>
            <numerusform>%Ln statement changed</numerusform>
            <numerusform>%Ln statements changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) added</source>
        <translation>
            <numerusform>%Ln statement added</numerusform>
            <numerusform>%Ln statements added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) removed</source>
        <translation>
            <numerusform>%Ln statement removed</numerusform>
            <numerusform>%Ln statements removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln milestone(s) changed</source>
        <translation>
            <numerusform>%Ln milestone changed</numerusform>
            <numerusform>%Ln milestones changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) changed</source>
        <translation>
            <numerusform>%Ln document changed</numerusform>
            <numerusform>%Ln documents changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quote(s) no longer found</source>
        <translation>
            <numerusform>%Ln quote no longer found</numerusform>
            <numerusform>%Ln quotes no longer found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quote(s) found again</source>
        <translation>
            <numerusform>%Ln quote found again</numerusform>
            <numerusform>%Ln quotes found again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentChooser</name>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropTarget</name>
    <message numerus="yes">
        <source>Drop them to import %Ln document(s)</source>
        <translation>
            <numerusform>Drop it to import %Ln document</numerusform>
            <numerusform>Drop them to import %Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%Ln page(s) sent to {0}.</source>
        <translation>
            <numerusform>%Ln page sent to {0}.</numerusform>
            <numerusform>%Ln pages sent to {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), the first is {0}</source>
        <translation>
            <numerusform>%Ln file: {0}</numerusform>
            <numerusform>%Ln files, the first is {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message numerus="yes">
        <source>Something went wrong, %Ln times.</source>
        <translation>
            <numerusform>Something went wrong, once.</numerusform>
            <numerusform>Something went wrong, %Ln times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message numerus="yes">
        <source>%Ln hit(s) or more</source>
        <translation>
            <numerusform>%Ln hit or more</numerusform>
            <numerusform>%Ln hits or more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%Ln reference(s)</source>
        <translation>
            <numerusform>%Ln reference</numerusform>
            <numerusform>%Ln references</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln attached file(s)</source>
        <translation>
            <numerusform>%Ln attached file</numerusform>
            <numerusform>%Ln attached files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import (%Ln file(s))</source>
        <translation>
            <numerusform>&amp;Import (%Ln file)</numerusform>
            <numerusform>&amp;Import (%Ln files)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) cannot be imported as they are.</source>
        <translation>
            <numerusform>%Ln file cannot be imported as it is.</numerusform>
            <numerusform>%Ln files cannot be imported as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeReviews</name>
    <message numerus="yes">
        <source>%Ln review(s) taken over</source>
        <translation>
            <numerusform>%Ln review taken over</numerusform>
            <numerusform>%Ln reviews taken over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dismissed doubt(s) taken over</source>
        <translation>
            <numerusform>%Ln dismissed doubt taken over</numerusform>
            <numerusform>%Ln dismissed doubts taken over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier one(s) replaced by a later one:</source>
        <translation>
            <numerusform>%Ln earlier one replaced by a later one:</numerusform>
            <numerusform>%Ln earlier ones replaced by later ones:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lapsed, because the statement has changed or is gone:</source>
        <translation>
            <numerusform>%Ln lapsed, because the statement has changed or is gone:</numerusform>
            <numerusform>%Ln lapsed, because the statement has changed or is gone:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewModel</name>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln statement</numerusform>
            <numerusform>%Ln statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not proven</source>
        <translation>
            <numerusform>%Ln not proven</numerusform>
            <numerusform>%Ln not proven</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in tension</source>
        <translation>
            <numerusform>%Ln in tension</numerusform>
            <numerusform>%Ln in tension</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewSentences</name>
    <message numerus="yes">
        <source>%Ln dimension(s)</source>
        <translation>
            <numerusform>%Ln dimension</numerusform>
            <numerusform>%Ln dimensions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln statement</numerusform>
            <numerusform>%Ln statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not proven</source>
        <translation>
            <numerusform>%Ln not proven</numerusform>
            <numerusform>%Ln not proven</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln worth a second look</source>
        <translation>
            <numerusform>%Ln worth a second look</numerusform>
            <numerusform>%Ln worth a second look</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviewed</source>
        <translation>
            <numerusform>%Ln reviewed</numerusform>
            <numerusform>%Ln reviewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln disputed</source>
        <translation>
            <numerusform>%Ln disputed</numerusform>
            <numerusform>%Ln disputed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are not quoted yet.</source>
        <translation>
            <numerusform>%Ln document is not quoted yet.</numerusform>
            <numerusform>%Ln documents are not quoted yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dimension(s) have lopsided evidence.</source>
        <translation>
            <numerusform>%Ln dimension has lopsided evidence.</numerusform>
            <numerusform>%Ln dimensions have lopsided evidence.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dimension(s) rest on one document only.</source>
        <translation>
            <numerusform>%Ln dimension rests on one document only.</numerusform>
            <numerusform>%Ln dimensions rest on one document only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tension(s)</source>
        <translation>
            <numerusform>%Ln tension</numerusform>
            <numerusform>%Ln tensions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReleaseWindow</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message numerus="yes">
        <source>%Ln more figures are in none of the quotes.</source>
        <translation>
            <numerusform>%Ln more figure is in none of the quotes.</numerusform>
            <numerusform>%Ln more figures are in none of the quotes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message numerus="yes">
        <source>%Ln lost or ambiguous citation(s)</source>
        <translation>
            <numerusform>%Ln lost or ambiguous citation</numerusform>
            <numerusform>%Ln lost or ambiguous citations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept all %Ln whose words are the same</source>
        <translation>
            <numerusform>Accept the one whose words are the same</numerusform>
            <numerusform>Accept all %Ln whose words are the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{0}” has changed and is not accepted yet. %Ln other quote(s) are still in it.</source>
        <translation>
            <numerusform>“{0}” has changed and is not accepted yet. %Ln other quote is still in it.</numerusform>
            <numerusform>“{0}” has changed and is not accepted yet. %Ln other quotes are still in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The older edition alone proves %Ln statement(s) or milestone(s).</source>
        <translation>
            <numerusform>The older edition alone proves %Ln statement or milestone.</numerusform>
            <numerusform>The older edition alone proves %Ln statements or milestones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Word for word, in %Ln place(s)</source>
        <translation>
            <numerusform>Word for word, in %Ln place</numerusform>
            <numerusform>Word for word, in %Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message numerus="yes">
        <source>Replace in %Ln text(s)</source>
        <translation>
            <numerusform>Replace in %Ln text</numerusform>
            <numerusform>Replace in %Ln texts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewCard</name>
    <message numerus="yes">
        <source>%Ln verdict(s) of others, hidden until yours is in</source>
        <translation>
            <numerusform>%Ln verdict of others, hidden until yours is in</numerusform>
            <numerusform>%Ln verdicts of others, hidden until yours is in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%Ln not reviewed yet</source>
        <translation>
            <numerusform>%Ln not reviewed yet</numerusform>
            <numerusform>%Ln not reviewed yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to do</source>
        <translation>
            <numerusform>%Ln to do</numerusform>
            <numerusform>%Ln to do</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lapsed</source>
        <translation>
            <numerusform>%Ln lapsed</numerusform>
            <numerusform>%Ln lapsed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondLookPage</name>
    <message numerus="yes">
        <source>%Ln statement(s) worth a second look</source>
        <translation>
            <numerusform>%Ln statement worth a second look</numerusform>
            <numerusform>%Ln statements worth a second look</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubt(s) dismissed</source>
        <translation>
            <numerusform>%Ln doubt dismissed</numerusform>
            <numerusform>%Ln doubts dismissed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceCoverage</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceHeader</name>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%Ln proven</source>
        <translation>
            <numerusform>%Ln proven</numerusform>
            <numerusform>%Ln proven</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln statement</numerusform>
            <numerusform>%Ln statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s) checked</source>
        <translation>
            <numerusform>%Ln figure checked</numerusform>
            <numerusform>%Ln figures checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s) not supported</source>
        <translation>
            <numerusform>%Ln figure not supported</numerusform>
            <numerusform>%Ln figures not supported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tension(s)</source>
        <translation>
            <numerusform>%Ln tension</numerusform>
            <numerusform>%Ln tensions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not proven</source>
        <translation>
            <numerusform>%Ln not proven</numerusform>
            <numerusform>%Ln not proven</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TensionsPage</name>
    <message numerus="yes">
        <source>%Ln contradiction(s)</source>
        <translation>
            <numerusform>%Ln contradiction</numerusform>
            <numerusform>%Ln contradictions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln qualification(s)</source>
        <translation>
            <numerusform>%Ln qualification</numerusform>
            <numerusform>%Ln qualifications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_DimensionModel</name>
    <message numerus="yes">
        <source>%Ln tension(s)</source>
        <translation>
            <numerusform>%Ln tension</numerusform>
            <numerusform>%Ln tensions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln statement</numerusform>
            <numerusform>%Ln statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not proven</source>
        <translation>
            <numerusform>%Ln not proven</numerusform>
            <numerusform>%Ln not proven</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) in tension</source>
        <translation>
            <numerusform>%Ln statement in tension</numerusform>
            <numerusform>%Ln statements in tension</numerusform>
        </translation>
    </message>
</context>
</TS>
