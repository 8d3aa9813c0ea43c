<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Reads sourced comparisons: two subjects side by side, every statement one click from its proof.</source>
        <translation>阅读有出处的对比：两个主体并排展示，每条陈述一键直达其证明。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It never uses the network.</source>
        <translation>采用 MIT 许可证的自由软件，从不使用网络。</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>&amp;Copy versions</source>
        <translation>复制版本信息(&amp;C)</translation>
    </message>
    <message>
        <source>Versions copied</source>
        <translation>版本信息已复制</translation>
    </message>
</context>
<context>
    <name>Absence</name>
    <message>
        <source>Looked in: {0}</source>
        <translation>查阅文档：{0}</translation>
    </message>
    <message>
        <source>Looked in the one document</source>
        <translation>已查阅唯一的文档</translation>
    </message>
    <message>
        <source>Looked in all {0} documents</source>
        <translation>已查阅全部 {0} 份文档</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Navigation</source>
        <translation>导航</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>全部命令…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>There is nothing to go back to.</source>
        <translation>没有可以后退的内容。</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>There is nothing to go forward to.</source>
        <translation>没有可以前进的内容。</translation>
    </message>
    <message>
        <source>Next dimension</source>
        <translation>下一个维度</translation>
    </message>
    <message>
        <source>Previous dimension</source>
        <translation>上一个维度</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>All tensions</source>
        <translation>全部张力</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>待复查</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Filter dimensions</source>
        <translation>筛选维度</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in the comparison and its documents</source>
        <translation>在对比及其文档中查找</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>在本文档中查找</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一个结果</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一个结果</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Next citation of this statement</source>
        <translation>此陈述的下一处引用</translation>
    </message>
    <message>
        <source>The statement has no further citation.</source>
        <translation>该陈述没有更多引用。</translation>
    </message>
    <message>
        <source>Previous citation of this statement</source>
        <translation>此陈述的上一处引用</translation>
    </message>
    <message>
        <source>This is the first citation.</source>
        <translation>这是第一处引用。</translation>
    </message>
    <message>
        <source>Next cited passage in the document</source>
        <translation>文档中下一处被引段落</translation>
    </message>
    <message>
        <source>Previous cited passage in the document</source>
        <translation>文档中上一处被引段落</translation>
    </message>
    <message>
        <source>Next sentence of the document</source>
        <translation>文档的下一句</translation>
    </message>
    <message>
        <source>Previous sentence of the document</source>
        <translation>文档的上一句</translation>
    </message>
    <message>
        <source>Mark uncited claims</source>
        <translation>标出无人引用的论断</translation>
    </message>
    <message>
        <source>Next uncited claim</source>
        <translation>下一处无人引用的论断</translation>
    </message>
    <message>
        <source>Previous uncited claim</source>
        <translation>上一处无人引用的论断</translation>
    </message>
    <message>
        <source>Show the pages of the original</source>
        <translation>显示原文件的页面</translation>
    </message>
    <message>
        <source>Pages and headings beside the document</source>
        <translation>文档旁的页面和标题</translation>
    </message>
    <message>
        <source>Show another document</source>
        <translation>显示另一份文档</translation>
    </message>
    <message>
        <source>Other end of the tension</source>
        <translation>张力的另一端</translation>
    </message>
    <message>
        <source>Passages of both sides of the row</source>
        <translation>此行两侧的原文</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Go to the dimensions</source>
        <translation>转到维度</translation>
    </message>
    <message>
        <source>Go to the statements</source>
        <translation>转到陈述</translation>
    </message>
    <message>
        <source>Go to the source</source>
        <translation>转到来源</translation>
    </message>
    <message>
        <source>Go to the timeline</source>
        <translation>转到时间线</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Show all times again</source>
        <translation>恢复显示全部时间</translation>
    </message>
    <message>
        <source>All times are shown.</source>
        <translation>已显示所有时间。</translation>
    </message>
    <message>
        <source>What is not proven</source>
        <translation>未证实的内容</translation>
    </message>
    <message>
        <source>Copy and export</source>
        <translation>复制与导出</translation>
    </message>
    <message>
        <source>Copy statement</source>
        <translation>复制陈述</translation>
    </message>
    <message>
        <source>Select a statement first.</source>
        <translation>请先选择一条陈述。</translation>
    </message>
    <message>
        <source>Copy quote with reference</source>
        <translation>复制引文及出处</translation>
    </message>
    <message>
        <source>Select a statement that has a quote first.</source>
        <translation>请先选择一条有引文的陈述。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>正常文字大小</translation>
    </message>
    <message>
        <source>Next theme</source>
        <translation>切换外观</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>File and help</source>
        <translation>文件与帮助</translation>
    </message>
    <message>
        <source>Open a comparison…</source>
        <translation>打开对比…</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Take over reviews…</source>
        <translation>并入他人的复核…</translation>
    </message>
    <message>
        <source>Import documents…</source>
        <translation>导入文档…</translation>
    </message>
    <message>
        <source>Open the bundled comparison</source>
        <translation>打开自带的对比</translation>
    </message>
    <message>
        <source>Read the files again</source>
        <translation>重新读取文件</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>What&apos;s new</source>
        <translation>新增内容</translation>
    </message>
    <message>
        <source>About stratview</source>
        <translation>关于 stratview</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>我的笔记</translation>
    </message>
    <message>
        <source>Go to your notes</source>
        <translation>转到我的笔记</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写笔记</translation>
    </message>
    <message>
        <source>Note a question</source>
        <translation>记下问题</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>Undo the last change of your notes</source>
        <translation>撤销笔记的上一次改动</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>没有可撤销的改动。</translation>
    </message>
    <message>
        <source>Redo the last change of your notes</source>
        <translation>重做笔记的上一次改动</translation>
    </message>
    <message>
        <source>Nothing to redo.</source>
        <translation>没有可重做的改动。</translation>
    </message>
    <message>
        <source>Save your notes as a file…</source>
        <translation>将我的笔记存为文件…</translation>
    </message>
    <message>
        <source>Changes since another release…</source>
        <translation>与另一版本相比的改动…</translation>
    </message>
    <message>
        <source>This statement is in no tension.</source>
        <translation>这条陈述不涉及任何张力。</translation>
    </message>
    <message>
        <source>The other side of this row has no statement.</source>
        <translation>此行的另一侧没有陈述。</translation>
    </message>
    <message>
        <source>No document was imported with its pages.</source>
        <translation>没有文档是连同页面一起导入的。</translation>
    </message>
    <message>
        <source>Copy the sentence as a citation</source>
        <translation>将句子复制为引用条目</translation>
    </message>
</context>
<context>
    <name>AnalysisMessages</name>
    <message numerus="yes">
        <source>%Ln problem(s) in this comparison; the first, in {0}: {1}</source>
        <translation>
            <numerusform>此对比有 %Ln 个问题，其中第一个在 {0}：{1}</numerusform>
        </translation>
    </message>
    <message>
        <source>stratview is now version {0}.</source>
        <translation>stratview 已更新到 {0} 版。</translation>
    </message>
    <message>
        <source>What&apos;s new</source>
        <translation>新增内容</translation>
    </message>
    <message>
        <source>A newer version of stratview, {0}, was used here. Its settings are left as they are.</source>
        <translation>此处曾使用更新的 stratview {0} 版。它的设置保持不变。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more problem(s): &apos;stratview check&apos; lists all.</source>
        <translation>
            <numerusform>另有 %Ln 个问题：“stratview check”会全部列出。</numerusform>
        </translation>
    </message>
    <message>
        <source>Repair citations…</source>
        <translation>修复引用…</translation>
    </message>
    <message>
        <source>Nothing is wrong with the files any more.</source>
        <translation>文件已没有任何问题。</translation>
    </message>
</context>
<context>
    <name>AsOfBar</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Show all times again (Ctrl+R)</source>
        <translation>重新显示所有时间（Ctrl+R）</translation>
    </message>
    <message>
        <source>Show all times again</source>
        <translation>恢复显示全部时间</translation>
    </message>
    <message>
        <source>As of {0}</source>
        <translation>截至{0}</translation>
    </message>
    <message>
        <source>1 statement here is later</source>
        <translation>此处有1条更晚的陈述</translation>
    </message>
    <message numerus="yes">
        <source>%n statements here are later</source>
        <translation>
            <numerusform>此处有 %n 条更晚的陈述</numerusform>
        </translation>
    </message>
    <message>
        <source>no statement here is later</source>
        <translation>此处没有更晚的陈述</translation>
    </message>
    <message numerus="yes">
        <source>%n without a date (dotted bar)</source>
        <translation>
            <numerusform>%n 条没有日期（点状竖条）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message numerus="yes">
        <source>%Ln statement(s) will be deleted with it.</source>
        <translation>
            <numerusform>其中的 %Ln 条陈述将一并删除。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tension(s) refer to it and will be deleted too:</source>
        <translation>
            <numerusform>有 %Ln 条张力引用它，也将一并删除：</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete “{0}”?</source>
        <translation>删除“{0}”？</translation>
    </message>
    <message>
        <source>It can be undone.</source>
        <translation>此操作可以撤销。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>BalanceWords</name>
    <message>
        <source>Both sides</source>
        <translation>双方</translation>
    </message>
    <message>
        <source>{0}: {1}.</source>
        <translation>{0}：{1}。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln 条陈述</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (%Ln about both)</source>
        <translation>
            <numerusform>（其中 %Ln 条涉及双方）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s)</source>
        <translation>
            <numerusform>%Ln 处引文</numerusform>
        </translation>
    </message>
    <message>
        <source>undated</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>newest: {0}</source>
        <translation>最新：{0}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln 份文档</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BesidePane</name>
    <message>
        <source>Go to it</source>
        <translation>转到该陈述</translation>
    </message>
    <message>
        <source>Select this statement</source>
        <translation>选择此陈述</translation>
    </message>
    <message>
        <source>Show one passage only</source>
        <translation>只显示一处原文</translation>
    </message>
    <message>
        <source>Document of the second passage</source>
        <translation>第二处原文的文档</translation>
    </message>
    <message>
        <source>Second passage: {0}</source>
        <translation>第二处原文：{0}</translation>
    </message>
</context>
<context>
    <name>BringingIn</name>
    <message>
        <source>Import documents: choose files</source>
        <translation>导入文档：选择文件</translation>
    </message>
    <message>
        <source>A packed comparison is only read. Unpack it into a folder, open that, and import there.</source>
        <translation>打包的对比只能阅读。请将其解包到文件夹，打开该文件夹后再导入。</translation>
    </message>
    <message>
        <source>The bundled comparison is only read. Open one of your own, and import there.</source>
        <translation>自带的对比只能阅读。请打开您自己的对比，再在其中导入。</translation>
    </message>
    <message>
        <source>The folder of this comparison cannot be written. Copy it, open the copy, and import there.</source>
        <translation>此对比的文件夹不可写入。请复制它，打开副本后再导入。</translation>
    </message>
    <message>
        <source>Imported: {0}</source>
        <translation>已导入：{0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) imported</source>
        <translation>
            <numerusform>已导入 %Ln 个文档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln citation(s) are of the older edition.</source>
        <translation>
            <numerusform>有 %Ln 处引用仍出自旧版。</numerusform>
        </translation>
    </message>
    <message>
        <source>Repair citations…</source>
        <translation>修复引用…</translation>
    </message>
</context>
<context>
    <name>Change</name>
    <message>
        <source>add a statement</source>
        <translation>添加陈述</translation>
    </message>
    <message>
        <source>edit a statement</source>
        <translation>编辑陈述</translation>
    </message>
    <message>
        <source>move a statement</source>
        <translation>移动陈述</translation>
    </message>
    <message>
        <source>split a statement</source>
        <translation>拆分陈述</translation>
    </message>
    <message>
        <source>delete a statement</source>
        <translation>删除陈述</translation>
    </message>
    <message>
        <source>add a citation</source>
        <translation>添加引用</translation>
    </message>
    <message>
        <source>edit a citation</source>
        <translation>编辑引用</translation>
    </message>
    <message>
        <source>remove a citation</source>
        <translation>移除引用</translation>
    </message>
    <message>
        <source>add a row</source>
        <translation>添加行</translation>
    </message>
    <message>
        <source>rename a row</source>
        <translation>重命名行</translation>
    </message>
    <message>
        <source>move a row</source>
        <translation>移动行</translation>
    </message>
    <message>
        <source>delete a row</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>say why there is no statement</source>
        <translation>说明为何没有陈述</translation>
    </message>
    <message>
        <source>add a dimension</source>
        <translation>添加维度</translation>
    </message>
    <message>
        <source>edit a dimension</source>
        <translation>编辑维度</translation>
    </message>
    <message>
        <source>edit a summary</source>
        <translation>编辑概要</translation>
    </message>
    <message>
        <source>move a dimension</source>
        <translation>移动维度</translation>
    </message>
    <message>
        <source>merge two dimensions</source>
        <translation>合并两个维度</translation>
    </message>
    <message>
        <source>split a dimension</source>
        <translation>拆分维度</translation>
    </message>
    <message>
        <source>delete a dimension</source>
        <translation>删除维度</translation>
    </message>
    <message>
        <source>edit the title</source>
        <translation>编辑标题</translation>
    </message>
    <message>
        <source>edit a subject</source>
        <translation>编辑对象</translation>
    </message>
    <message>
        <source>edit a source</source>
        <translation>编辑来源</translation>
    </message>
    <message>
        <source>rename an id</source>
        <translation>重命名标识</translation>
    </message>
    <message>
        <source>add a tension</source>
        <translation>添加张力</translation>
    </message>
    <message>
        <source>add a review</source>
        <translation>添加评审</translation>
    </message>
    <message>
        <source>remove a review</source>
        <translation>移除评审</translation>
    </message>
    <message>
        <source>dismiss a doubt</source>
        <translation>排除疑点</translation>
    </message>
    <message>
        <source>restore a dismissed doubt</source>
        <translation>恢复已排除的疑点</translation>
    </message>
    <message>
        <source>take over reviews</source>
        <translation>并入评审</translation>
    </message>
    <message>
        <source>edit a tension</source>
        <translation>编辑张力</translation>
    </message>
    <message>
        <source>delete a tension</source>
        <translation>删除张力</translation>
    </message>
    <message>
        <source>add a milestone</source>
        <translation>添加里程碑</translation>
    </message>
    <message>
        <source>edit a milestone</source>
        <translation>编辑里程碑</translation>
    </message>
    <message>
        <source>delete a milestone</source>
        <translation>删除里程碑</translation>
    </message>
    <message>
        <source>replace words</source>
        <translation>替换文字</translation>
    </message>
    <message>
        <source>import documents</source>
        <translation>导入文档</translation>
    </message>
    <message>
        <source>move a milestone</source>
        <translation>移动里程碑</translation>
    </message>
    <message>
        <source>accept a changed document</source>
        <translation>接受已更改的文档</translation>
    </message>
</context>
<context>
    <name>CiteCommands</name>
    <message>
        <source>Select a statement with a citation first.</source>
        <translation>请先选择一条带引用的陈述。</translation>
    </message>
    <message>
        <source>Select the passage that takes the place of the citation first.</source>
        <translation>请先选择要替换该引用的段落。</translation>
    </message>
    <message>
        <source>The current statement has no passage whose ends could be moved.</source>
        <translation>当前陈述没有可以调整首尾的段落。</translation>
    </message>
    <message>
        <source>A citation is within one paragraph: select less.</source>
        <translation>一处引用只能在一个段落之内：请少选一些。</translation>
    </message>
</context>
<context>
    <name>CitedPassages</name>
    <message>
        <source>No statement cites this. Click to select it.</source>
        <translation>没有陈述引用此处。点按即可选中。</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Cited passage</source>
        <translation>被引段落</translation>
    </message>
</context>
<context>
    <name>ClearButton</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>ColorField</name>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Faint on the light or the dark page: it is drawn darker or lighter there.</source>
        <translation>在浅色或深色页面上过淡：在那里会画得更深或更浅。</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>A command, dimension, document or statement</source>
        <translation>命令、维度、文档或陈述</translation>
    </message>
    <message>
        <source>Find a command, dimension, document or statement</source>
        <translation>查找命令、维度、文档或陈述</translation>
    </message>
    <message>
        <source>Up and Down choose, Return runs, Escape goes back.</source>
        <translation>上下键选择，回车键执行，Esc 键返回。</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>匹配项</translation>
    </message>
    <message>
        <source>Nothing fits. Return looks for the words in the documents.</source>
        <translation>没有匹配项。按回车键在文档中查找这些词。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Statement copied.</source>
        <translation>已复制陈述。</translation>
    </message>
    <message>
        <source>Quote copied, with its reference.</source>
        <translation>已复制引文及其出处。</translation>
    </message>
</context>
<context>
    <name>CompareModel</name>
    <message>
        <source>Aspect</source>
        <translation>方面</translation>
    </message>
    <message>
        <source>One row, in lines {0} to {1} of the table</source>
        <translation>同一行，占表格第 {0} 至 {1} 行</translation>
    </message>
    <message>
        <source>Later than the as-of date</source>
        <translation>晚于截至日期</translation>
    </message>
    <message>
        <source>Tension: {0}</source>
        <translation>张力：{0}</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Reading this dimension…</source>
        <translation>正在读取此维度…</translation>
    </message>
    <message>
        <source>No statements yet. While editing, select a passage of a document and press Return, or drag it here.</source>
        <translation>还没有陈述。编辑时请选择文档中的段落并按回车，或将其拖到这里。</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>New statement</source>
        <translation>新陈述</translation>
    </message>
    <message>
        <source>Title of the new dimension</source>
        <translation>新维度的标题</translation>
    </message>
    <message>
        <source>What the new row compares</source>
        <translation>新行比较什么</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>一方</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>陈述</translation>
    </message>
    <message>
        <source>Keep (Return)</source>
        <translation>保留（回车）</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消（Esc）</translation>
    </message>
    <message>
        <source>{0}  (Tab takes this)</source>
        <translation>{0}（按 Tab 采用）</translation>
    </message>
    <message>
        <source>Tab takes the beginning of the quote: {0}</source>
        <translation>按 Tab 采用引文的开头：{0}</translation>
    </message>
    <message>
        <source>New dimension…</source>
        <translation>新维度…</translation>
    </message>
    <message>
        <source>New row…</source>
        <translation>新行…</translation>
    </message>
    <message>
        <source>after “{0}”: {1}</source>
        <translation>在“{0}”之后：{1}</translation>
    </message>
    <message>
        <source>{1}, before “{0}”</source>
        <translation>{1}，在“{0}”之前</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引文</translation>
    </message>
    <message>
        <source>Add to “{0}”</source>
        <translation>添加到“{0}”</translation>
    </message>
    <message>
        <source>none of the quotes contains {0}</source>
        <translation>引文中均没有{0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s) in the quote</source>
        <translation>
            <numerusform>引文中有 %Ln 个数字</numerusform>
        </translation>
    </message>
    <message>
        <source>Give the dimension a title.</source>
        <translation>请为维度填写标题。</translation>
    </message>
    <message>
        <source>Say what the row compares.</source>
        <translation>请写明此行比较什么。</translation>
    </message>
    <message>
        <source>Write the statement, or press Tab for the suggestion.</source>
        <translation>请写下陈述，或按 Tab 采用建议。</translation>
    </message>
    <message>
        <source>The passage is now the quote of the statement that you are writing.</source>
        <translation>该段落现在是您正在撰写的陈述的引文。</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>No claims in this document</source>
        <translation>此文档中没有论断</translation>
    </message>
    <message>
        <source>{0} of 1 claim cited</source>
        <translation>1条论断中已引用{0}条</translation>
    </message>
    <message>
        <source>{0} of {1} claims cited</source>
        <translation>{1}条论断中已引用{0}条</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>No memory is left. Close other programs, then try again.</source>
        <translation>内存已用完。请关闭其他程序，然后重试。</translation>
    </message>
    <message>
        <source>No process can be started. Close other programs, then try again.</source>
        <translation>无法启动进程。请关闭其他程序，然后重试。</translation>
    </message>
    <message>
        <source>Too many files are open. Close other programs, then try again.</source>
        <translation>打开的文件过多。请关闭其他程序，然后重试。</translation>
    </message>
    <message>
        <source>It was not opened: {0}</source>
        <translation>未能打开：{0}</translation>
    </message>
    <message>
        <source>An export is under way: let it finish, or stop it, then open this again.</source>
        <translation>正在导出：请等待其完成或停止导出，然后重新打开。</translation>
    </message>
    <message>
        <source>Your notes could not be read or kept. Nothing in them is lost.</source>
        <translation>笔记无法读取或保存。已有的笔记没有丢失。</translation>
    </message>
    <message>
        <source>{0} is not there any more. You see what was read before; it is read again as soon as it is back.</source>
        <translation>{0} 已不在原处。您看到的是先前读取的内容；它一旦恢复就会重新读取。</translation>
    </message>
    <message>
        <source>The files could not be read again, so you see what was read before. {0}</source>
        <translation>无法重新读取文件，您看到的是先前读取的内容。{0}</translation>
    </message>
    <message>
        <source>What you read last cannot be opened, so you see the bundled comparison. {0}</source>
        <translation>上次阅读的对比无法打开，因此显示自带的对比。{0}</translation>
    </message>
</context>
<context>
    <name>DifferenceWords</name>
    <message>
        <source>The files were read again; nothing has changed.</source>
        <translation>文件已重新读取，没有变化。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) changed</source>
        <translation>
            <numerusform>%Ln 条陈述有改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) added</source>
        <translation>
            <numerusform>新增 %Ln 条陈述</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) removed</source>
        <translation>
            <numerusform>删除 %Ln 条陈述</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln milestone(s) changed</source>
        <translation>
            <numerusform>%Ln 个里程碑有改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) changed</source>
        <translation>
            <numerusform>%Ln 份文档有改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quote(s) no longer found</source>
        <translation>
            <numerusform>%Ln 处引文已找不到</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quote(s) found again</source>
        <translation>
            <numerusform>%Ln 处引文重新找到</numerusform>
        </translation>
    </message>
    <message>
        <source>titles, summaries, aspects, absences or tensions changed</source>
        <translation>标题、摘要、方面、缺失说明或张力有改动</translation>
    </message>
    <message>
        <source>The files were read again: {0}.</source>
        <translation>文件已重新读取：{0}。</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>陈述</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Tension</source>
        <translation>张力</translation>
    </message>
    <message>
        <source>added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
</context>
<context>
    <name>DimensionBox</name>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Choose a dimension (Ctrl+PgDown: the next one)</source>
        <translation>选择维度（Ctrl+PgDown：下一个）</translation>
    </message>
    <message>
        <source>No dimension yet</source>
        <translation>尚无维度</translation>
    </message>
</context>
<context>
    <name>DimensionList</name>
    <message>
        <source>Filter dimensions</source>
        <translation>筛选维度</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>No dimension has this in its title.</source>
        <translation>没有维度的标题包含此内容。</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Detach or dock “{0}”</source>
        <translation>分离或停靠“{0}”</translation>
    </message>
    <message>
        <source>Close “{0}”</source>
        <translation>关闭“{0}”</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Drawing the timeline…</source>
        <translation>正在绘制时间线…</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>What is not proven</source>
        <translation>未证实的内容</translation>
    </message>
    <message>
        <source>Show or hide the dimensions</source>
        <translation>显示或隐藏维度</translation>
    </message>
    <message>
        <source>Show or hide the source</source>
        <translation>显示或隐藏来源</translation>
    </message>
    <message>
        <source>Show or hide the timeline</source>
        <translation>显示或隐藏时间线</translation>
    </message>
    <message>
        <source>The timeline could not be loaded: a part of this installation is damaged.</source>
        <translation>无法载入时间线：安装的文件有损坏。</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>我的笔记</translation>
    </message>
</context>
<context>
    <name>DocumentChooser</name>
    <message>
        <source>Choose a document</source>
        <translation>选择文档</translation>
    </message>
    <message>
        <source>Type to narrow the list</source>
        <translation>输入以缩小列表</translation>
    </message>
    <message>
        <source>Narrow the list of documents</source>
        <translation>缩小文档列表</translation>
    </message>
    <message>
        <source>Documents, with their kind, pages and how many of their claims are cited</source>
        <translation>文档，含类型、页数和已引用的论断数</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln 页</numerusform>
        </translation>
    </message>
    <message>
        <source>older edition</source>
        <translation>旧版</translation>
    </message>
    <message>
        <source>newer edition</source>
        <translation>新版</translation>
    </message>
</context>
<context>
    <name>DocumentFind</name>
    <message>
        <source>Find in this document</source>
        <translation>在本文档中查找</translation>
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation>上一处 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next place (F3)</source>
        <translation>下一处 (F3)</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭 (Escape)</translation>
    </message>
    <message>
        <source>Not in this document</source>
        <translation>本文档中没有</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>Doubt</name>
    <message>
        <source>Worth a second look: {0}</source>
        <translation>值得再看一眼：{0}</translation>
    </message>
</context>
<context>
    <name>Dragging</name>
    <message>
        <source>Add a citation</source>
        <translation>添加引用</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>新行</translation>
    </message>
    <message>
        <source>New statement</source>
        <translation>新陈述</translation>
    </message>
    <message>
        <source>Tension between the two</source>
        <translation>两者之间的张力</translation>
    </message>
    <message>
        <source>Move to a new row</source>
        <translation>移到新行</translation>
    </message>
    <message>
        <source>Move here</source>
        <translation>移到此处</translation>
    </message>
    <message>
        <source>New statement in a new row</source>
        <translation>在新行中写新陈述</translation>
    </message>
    <message>
        <source>New dimension</source>
        <translation>新维度</translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>Only a PDF has a preview.</source>
        <translation>只有 PDF 可以预览。</translation>
    </message>
    <message>
        <source>Drawing the pages…</source>
        <translation>正在绘制页面…</translation>
    </message>
    <message>
        <source>Choose at least one dimension.</source>
        <translation>请至少选择一个维度。</translation>
    </message>
    <message>
        <source>The pages could not be drawn.</source>
        <translation>无法绘制页面。</translation>
    </message>
    <message>
        <source>The preview failed: {0}</source>
        <translation>预览失败：{0}</translation>
    </message>
</context>
<context>
    <name>DrawnPages</name>
    <message>
        <source>Press G on the pages to go to one by its number</source>
        <translation>在页面上按 G，按页码转到某页</translation>
    </message>
    <message>
        <source>Smaller pages (−)</source>
        <translation>缩小页面（−）</translation>
    </message>
    <message>
        <source>Larger pages (+, or Ctrl and the wheel)</source>
        <translation>放大页面（+，或按住 Ctrl 滚动滚轮）</translation>
    </message>
    <message>
        <source>Fit the pages to the width (0)</source>
        <translation>使页面适合宽度（0）</translation>
    </message>
</context>
<context>
    <name>DropTarget</name>
    <message numerus="yes">
        <source>Drop them to import %Ln document(s)</source>
        <translation>
            <numerusform>松开以导入 %Ln 个文档</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop it to import {0}</source>
        <translation>松开以导入 {0}</translation>
    </message>
    <message>
        <source>One comparison at a time: drop one folder, or one .stratview file.</source>
        <translation>一次只能打开一个对比：请拖入一个文件夹或一个 .stratview 文件。</translation>
    </message>
    <message>
        <source>Only files on this computer can be opened. Download the file first.</source>
        <translation>只能打开这台电脑上的文件：请先下载该文件。</translation>
    </message>
    <message>
        <source>Drop it to open {0}</source>
        <translation>松开以打开 {0}</translation>
    </message>
    <message>
        <source>This is not a comparison. Drop a comparison&apos;s folder or a .stratview file.</source>
        <translation>这不是对比：请拖入对比的文件夹或一个 .stratview 文件。</translation>
    </message>
</context>
<context>
    <name>EditActions</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>New comparison…</source>
        <translation>新建对比…</translation>
    </message>
    <message>
        <source>Make a copy to edit…</source>
        <translation>制作副本以便编辑…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可以撤销的更改。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可以重做的更改。</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>历史…</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>查找和替换…</translation>
    </message>
    <message>
        <source>Cite the selection</source>
        <translation>引用所选内容</translation>
    </message>
    <message>
        <source>Extend the selection by a sentence</source>
        <translation>将所选内容扩展一句</translation>
    </message>
    <message>
        <source>Mark for a tension</source>
        <translation>标记以建立张力</translation>
    </message>
    <message>
        <source>Edit a tension…</source>
        <translation>编辑张力…</translation>
    </message>
    <message>
        <source>Title and subjects…</source>
        <translation>标题与对象…</translation>
    </message>
    <message>
        <source>Add a dimension…</source>
        <translation>添加维度…</translation>
    </message>
    <message>
        <source>Move this dimension up</source>
        <translation>上移此维度</translation>
    </message>
    <message>
        <source>Move this dimension down</source>
        <translation>下移此维度</translation>
    </message>
    <message>
        <source>Delete this dimension</source>
        <translation>删除此维度</translation>
    </message>
    <message>
        <source>Edit the text</source>
        <translation>编辑文字</translation>
    </message>
    <message>
        <source>Delete the statement</source>
        <translation>删除此陈述</translation>
    </message>
    <message>
        <source>Move to the side at the left</source>
        <translation>移到左侧一方</translation>
    </message>
    <message>
        <source>Move to the side at the right</source>
        <translation>移到右侧一方</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>移动到…</translation>
    </message>
    <message>
        <source>Rename the row…</source>
        <translation>重命名此行…</translation>
    </message>
    <message>
        <source>Move the row up</source>
        <translation>上移此行</translation>
    </message>
    <message>
        <source>Move the row down</source>
        <translation>下移此行</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>Say why there is no statement…</source>
        <translation>说明为何没有陈述…</translation>
    </message>
    <message>
        <source>Remove this citation</source>
        <translation>移除此引用</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>The comparison is locked. Edit ({0}) unlocks it.</source>
        <translation>对比已锁定。用“编辑”（{0}）解锁。</translation>
    </message>
    <message>
        <source>Repair citations…</source>
        <translation>修复引用…</translation>
    </message>
    <message>
        <source>Cite the selection in place of the current citation</source>
        <translation>用所选内容替换当前引用</translation>
    </message>
    <message>
        <source>Citation: one word more at the end</source>
        <translation>引用：末尾加一个词</translation>
    </message>
    <message>
        <source>Citation: one word less at the end</source>
        <translation>引用：末尾减一个词</translation>
    </message>
    <message>
        <source>Citation: one word more at the beginning</source>
        <translation>引用：开头加一个词</translation>
    </message>
    <message>
        <source>Citation: one word less at the beginning</source>
        <translation>引用：开头减一个词</translation>
    </message>
    <message>
        <source>New milestone from the selection…</source>
        <translation>用所选内容新建里程碑…</translation>
    </message>
    <message>
        <source>Bibliographic fields of the document…</source>
        <translation>文档的书目信息…</translation>
    </message>
    <message>
        <source>Rename an id…</source>
        <translation>重命名标识…</translation>
    </message>
    <message>
        <source>Take over the rows of another dimension…</source>
        <translation>并入另一维度的行…</translation>
    </message>
    <message>
        <source>Split this dimension…</source>
        <translation>拆分此维度…</translation>
    </message>
    <message>
        <source>Split the statement…</source>
        <translation>拆分此陈述…</translation>
    </message>
    <message>
        <source>Edit the milestone…</source>
        <translation>编辑里程碑…</translation>
    </message>
    <message>
        <source>Delete the milestone</source>
        <translation>删除里程碑</translation>
    </message>
    <message>
        <source>Move the milestone to an earlier date</source>
        <translation>将里程碑移到更早的日期</translation>
    </message>
    <message>
        <source>Move the milestone to a later date</source>
        <translation>将里程碑移到更晚的日期</translation>
    </message>
    <message>
        <source>Add the selection to the current statement</source>
        <translation>将所选内容添加到当前陈述</translation>
    </message>
    <message>
        <source>Choose a cell without a statement first.</source>
        <translation>请先选择一个没有陈述的单元格。</translation>
    </message>
    <message>
        <source>Edit this dimension: title, question, summaries…</source>
        <translation>编辑此维度：标题、问题、摘要…</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Editing</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>陈述</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>A packed comparison is read-only. Make a copy in a folder to edit it.</source>
        <translation>打包的对比是只读的。请在文件夹中制作副本后再编辑。</translation>
    </message>
    <message>
        <source>The bundled comparison is read-only. Make a copy to edit it.</source>
        <translation>内置的对比是只读的。请制作副本后再编辑。</translation>
    </message>
    <message>
        <source>You may not write into this folder. Make a copy elsewhere to edit it.</source>
        <translation>您无权写入此文件夹。请在别处制作副本后再编辑。</translation>
    </message>
    <message>
        <source>Make a copy to edit…</source>
        <translation>制作副本以便编辑…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {0}</source>
        <translation>撤销：{0}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo: {0}</source>
        <translation>重做：{0}</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>已撤销：{0}</translation>
    </message>
    <message>
        <source>Redone: {0}</source>
        <translation>已重做：{0}</translation>
    </message>
    <message>
        <source>Select a passage of the document first: Alt+. selects the next sentence.</source>
        <translation>请先选择文档中的一段：Alt+. 选择下一句。</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Choose the folder for the copy</source>
        <translation>请选择副本的文件夹</translation>
    </message>
    <message>
        <source>Choose the statement first, then select the passage to cite.</source>
        <translation>请先选择陈述，再选择要引用的段落。</translation>
    </message>
</context>
<context>
    <name>EmptyComparison</name>
    <message>
        <source>This comparison is empty.

1. Import documents, or drop files on the window.
2. Select a passage of a document: with the mouse, or sentence by sentence with Alt+.
3. Press Return, or choose “Cite the selection” in its menu, and write the statement. The first dimension and row are made with it.

Everything is written at once; Ctrl+Z takes it back.</source>
        <translation>此对比是空的。

1. 导入文档，或将文件拖到窗口上。
2. 在文档中选中一段：用鼠标，或用 Alt+. 逐句选择。
3. 按回车，或在右键菜单中选择“引用所选内容”，然后写下陈述。第一个维度和行会随之建立。

所有改动立即写入；Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>Import documents…</source>
        <translation>导入文档…</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The printing was stopped.</source>
        <translation>打印已停止。</translation>
    </message>
    <message>
        <source>The export was stopped; nothing was written.</source>
        <translation>导出已停止，没有写入任何内容。</translation>
    </message>
    <message>
        <source>Choose the file and its folder</source>
        <translation>选择文件及其文件夹</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Cancel the export</source>
        <translation>取消导出(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this window ({0})</source>
        <translation>关闭此窗口（{0}）</translation>
    </message>
    <message>
        <source>&amp;Save the PDF</source>
        <translation>保存 PDF(&amp;S)</translation>
    </message>
    <message>
        <source>Prin&amp;t…</source>
        <translation>打印(&amp;T)…</translation>
    </message>
    <message>
        <source>Print these pages ({0})</source>
        <translation>打印这些页面（{0}）</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>文件(&amp;I)</translation>
    </message>
    <message>
        <source>Choose at least one dimension.</source>
        <translation>请至少选择一个维度。</translation>
    </message>
    <message>
        <source>The comparison is still being read…</source>
        <translation>仍在读取对比…</translation>
    </message>
    <message>
        <source>Preparing the export…</source>
        <translation>正在准备导出…</translation>
    </message>
    <message>
        <source>The printing was cancelled.</source>
        <translation>打印已取消。</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>导出已取消，没有写入任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) sent to {0}.</source>
        <translation>
            <numerusform>已将 %Ln 页送往 {0}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), the first is {0}</source>
        <translation>
            <numerusform>%Ln 个文件，第一个是 {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported: {0}</source>
        <translation>已导出：{0}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>{0} exists. Replace it?</source>
        <translation>{0} 已存在。要替换吗？</translation>
    </message>
    <message>
        <source>The file stays as it is. Choose another name.</source>
        <translation>文件保持原样。请另选名称。</translation>
    </message>
    <message>
        <source>The export failed because of a fault in the program: {0}</source>
        <translation>导出因程序错误而失败：{0}</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. The PDF can be saved instead.</source>
        <translation>此电脑尚未设置打印机。可以改为保存 PDF。</translation>
    </message>
    <message>
        <source>the printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Preparing the pages…</source>
        <translation>正在准备页面…</translation>
    </message>
    <message>
        <source>The printer did not accept the pages ({0}).</source>
        <translation>打印机未接收页面（{0}）。</translation>
    </message>
    <message>
        <source>The printer did not accept the pages.</source>
        <translation>打印机未接收页面。</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Chosen dimensions</source>
        <translation>所选维度</translation>
    </message>
    <message>
        <source>All dimensions</source>
        <translation>全部维度</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Passages, word for word</source>
        <translation>段落原文</translation>
    </message>
    <message>
        <source>Cited pages of the originals, as pictures</source>
        <translation>被引用的原件页面（图片）</translation>
    </message>
    <message>
        <source>Tensions</source>
        <translation>张力</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>As the comparison</source>
        <translation>与对比相同</translation>
    </message>
    <message>
        <source>This dimension: {0}</source>
        <translation>此维度：{0}</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>With</source>
        <translation>附带</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>Pa&amp;per</source>
        <translation>纸张(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation>方向(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Headings in</source>
        <translation>标题语言(&amp;H)</translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message>
        <source>Setting volume {0} of {1}…</source>
        <translation>正在排版第{0}册（共{1}册）…</translation>
    </message>
    <message>
        <source>Drawing page {0} of {1} of the originals…</source>
        <translation>正在绘制原件页面：第 {0} 页，共 {1} 页…</translation>
    </message>
    <message>
        <source>Printing page {0} of {1}…</source>
        <translation>正在打印第 {0} 页，共 {1} 页…</translation>
    </message>
    <message>
        <source>Preparing the export…</source>
        <translation>正在准备导出…</translation>
    </message>
    <message>
        <source>Setting the pages…</source>
        <translation>正在排版…</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>正在写入文件…</translation>
    </message>
    <message>
        <source>Handing the pages to the printer…</source>
        <translation>正在将页面送往打印机…</translation>
    </message>
    <message>
        <source>There is no folder {0}. Make it, or choose another place.</source>
        <translation>没有文件夹 {0}。请先创建它，或另选位置。</translation>
    </message>
    <message>
        <source>{0} is a folder. Give the name of a file.</source>
        <translation>{0} 是一个文件夹。请给出文件名。</translation>
    </message>
    <message>
        <source>{0} is a file of this comparison. Choose another place.</source>
        <translation>{0} 是该对比自身的文件。请选择其他位置。</translation>
    </message>
    <message>
        <source>{0} is no regular file. Give the name of a file.</source>
        <translation>{0} 不是普通文件。请给出文件名。</translation>
    </message>
    <message>
        <source>The disk is full: {0} was not written. Free some space, or choose another place.</source>
        <translation>磁盘已满：{0} 未写入。请腾出空间，或另选位置。</translation>
    </message>
    <message>
        <source>{0} may not be written. Choose another place, or change the folder’s rights.</source>
        <translation>没有写入 {0} 的权限。请另选位置，或更改文件夹的权限。</translation>
    </message>
    <message>
        <source>The folder of {0} is gone. Make it again, or choose another place.</source>
        <translation>{0} 所在的文件夹已不存在。请重新创建，或另选位置。</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}). Choose another place.</source>
        <translation>无法写入 {0}（{1}）。请另选位置。</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Choose fewer dimensions, or leave the passages out.</source>
        <translation>内存不足。请少选一些维度，或不附原文段落。</translation>
    </message>
    <message>
        <source>The process that sets the pages was ended from outside, perhaps because memory ran out. Try again, or choose fewer dimensions.</source>
        <translation>排版进程被外部终止，可能是内存不足。请重试，或少选一些维度。</translation>
    </message>
    <message>
        <source>The pages cannot be kept while they are made ({0}). Free some space in the folder for temporary files, or choose fewer dimensions.</source>
        <translation>生成页面时无处存放（{0}）。请在临时文件夹中腾出空间，或少选一些维度。</translation>
    </message>
    <message>
        <source>There are only {0} pages. Choose a range among them.</source>
        <translation>总共只有 {0} 页。请在其中选择范围。</translation>
    </message>
    <message>
        <source>This takes {0} volumes, each with its own pages. Print all pages, or choose fewer dimensions.</source>
        <translation>内容需分为 {0} 卷，各卷页码独立。请打印全部页面，或少选一些维度。</translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出了点问题</translation>
    </message>
    <message>
        <source>Your reading is unaffected. If it happens again, please send this report to the people who maintain stratview. It names places in the program. It contains no text of your documents, no quotes and no names of your folders.</source>
        <translation>您的阅读不受影响。如果再次发生，请将此报告发给 stratview 的维护者。报告只列出程序中的位置，不含文档正文、引文或文件夹名称。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>复制报告(&amp;C)</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>出了点问题。</translation>
    </message>
    <message numerus="yes">
        <source>Something went wrong, %Ln times.</source>
        <translation>
            <numerusform>出了点问题，共 %Ln 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Report copied</source>
        <translation>报告已复制</translation>
    </message>
    <message>
        <source>stratview could not start.</source>
        <translation>stratview 无法启动。</translation>
    </message>
</context>
<context>
    <name>FieldsForm</name>
    <message>
        <source>such as 2025-04-16, 2025-04 or 2025</source>
        <translation>例如 2025-04-16、2025-04 或 2025</translation>
    </message>
    <message>
        <source>Family, Given; several names with ; between them</source>
        <translation>姓, 名；多个姓名之间用 ; 分隔</translation>
    </message>
    <message>
        <source>such as en, de or zh-Hans</source>
        <translation>例如 en、de 或 zh-Hans</translation>
    </message>
    <message>
        <source>Newer edition of</source>
        <translation>新版取代</translation>
    </message>
    <message>
        <source>no other document</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>The file to write</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
</context>
<context>
    <name>FindField</name>
    <message>
        <source>Find in the comparison and its documents</source>
        <translation>在对比及其文档中查找</translation>
    </message>
    <message>
        <source>Finds as you type: words, “phrases”, begin*, AND, OR, NOT. Down goes to the hits.</source>
        <translation>边输入边查找：词语、“短语”、前缀*、AND、OR、NOT。按向下键进入结果。</translation>
    </message>
    <message>
        <source>Words, “phrases”, begin*, OR, NOT ({0})</source>
        <translation>词语、“短语”、前缀*、OR、NOT ({0})</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message>
        <source>Search results</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Return opens a hit. Escape goes back to where you were.</source>
        <translation>按回车键打开结果，按 Escape 键回到原处。</translation>
    </message>
    <message>
        <source>Either</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Only hits about {0}</source>
        <translation>只看关于{0}的结果</translation>
    </message>
    <message>
        <source>Hits about either subject</source>
        <translation>看关于任一方的结果</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) or more</source>
        <translation>
            <numerusform>至少 %Ln 个结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln 个结果</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>What was noticed in the file</source>
        <translation>读取文件时发现的情况</translation>
    </message>
    <message>
        <source>Markdown is taken as it is.</source>
        <translation>Markdown 按原样采用。</translation>
    </message>
    <message>
        <source>Nothing to note: all of the text was read.</source>
        <translation>没有需要说明的情况：全部文本均已读取。</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>发现的情况</translation>
    </message>
    <message>
        <source>Citations of the older edition that hold here ({0} of {1})</source>
        <translation>旧版的引用在此仍成立（{0} / {1}）</translation>
    </message>
    <message>
        <source>Struck out ({0})</source>
        <translation>已删去 ({0})</translation>
    </message>
    <message>
        <source>Left out ({0})</source>
        <translation>已略去 ({0})</translation>
    </message>
    <message>
        <source>Decided at line ends ({0})</source>
        <translation>行末的判断 ({0})</translation>
    </message>
    <message>
        <source>References without an attached file ({0})</source>
        <translation>没有附件的文献 ({0})</translation>
    </message>
    <message>
        <source>page {0}, {1}</source>
        <translation>第 {0} 页，{1}</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Find in the help</source>
        <translation>在帮助中查找</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Show what had happened by the end of a date</source>
        <translation>显示截至某一日期已发生的事</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Show what had happened by the end of a date: 2012, 2012-05 or 2012-05-31 (Shift+Left, Shift+Right)</source>
        <translation>显示截至某一日期（含当日）已发生的事：2012、2012-05或2012-05-31（Shift+Left、Shift+Right）</translation>
    </message>
    <message>
        <source>Show all times again</source>
        <translation>恢复显示全部时间</translation>
    </message>
    <message>
        <source>Align the lanes</source>
        <translation>对齐泳道</translation>
    </message>
    <message>
        <source>Show only some kinds of milestones</source>
        <translation>只显示部分类别的里程碑</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>{0} of {1} kinds</source>
        <translation>{0}/{1}个类别</translation>
    </message>
    <message>
        <source>“{0}” is not a date. Write 2012, 2012-05 or 2012-05-31.</source>
        <translation>“{0}”不是日期。请写成 2012、2012-05 或 2012-05-31。</translation>
    </message>
    <message>
        <source>Other kinds</source>
        <translation>其他类型</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>What&apos;s new</source>
        <translation>新增内容</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Changes, the newest first</source>
        <translation>更改，最新的在前</translation>
    </message>
    <message>
        <source>Choose a change and go to the moment after it. Nothing is lost by going back.</source>
        <translation>选择一项更改，转到其完成之后的时刻。返回不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>undone: {0}</source>
        <translation>已撤销：{0}</translation>
    </message>
    <message>
        <source>before the first change</source>
        <translation>第一项更改之前</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>Statements</source>
        <translation>陈述</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>引文</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>{0} · {1}, the first {2}</source>
        <translation>{0} · {1}，显示前 {2} 个</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>It is no text.</source>
        <translation>这不是文本。</translation>
    </message>
    <message>
        <source>It is damaged or cut off: get it again.</source>
        <translation>文件已损坏或不完整：请重新获取。</translation>
    </message>
    <message>
        <source>It holds no text.</source>
        <translation>其中没有文本。</translation>
    </message>
    <message>
        <source>stratview failed at reading it; please report it.</source>
        <translation>stratview 读取时出错，请报告此问题。</translation>
    </message>
    <message>
        <source>It is a folder: choose the files in it.</source>
        <translation>这是一个文件夹：请选择其中的文件。</translation>
    </message>
    <message>
        <source>Reading it takes too much memory.</source>
        <translation>读取它需要过多内存。</translation>
    </message>
    <message>
        <source>It is no regular file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>It has no text, only pictures of it, as a scan has: add a text layer first.</source>
        <translation>其中没有文本，只有图像（如扫描件）：请先添加文本层。</translation>
    </message>
    <message>
        <source>Everything is struck out: keep at least one part.</source>
        <translation>全部内容都已删去：请至少保留一部分。</translation>
    </message>
    <message>
        <source>This attached file cannot be found.</source>
        <translation>找不到此附件。</translation>
    </message>
    <message>
        <source>The bibliography names this file outside of its folder: import the file by itself.</source>
        <translation>文献库指向其文件夹之外的这个文件：请单独导入该文件。</translation>
    </message>
    <message>
        <source>Its encoding is not known: choose the one that reads right.</source>
        <translation>编码未知：请选择读起来正确的一种。</translation>
    </message>
    <message>
        <source>It only shows other files in frames: import those files by themselves.</source>
        <translation>它只在框架中显示其他文件：请单独导入那些文件。</translation>
    </message>
    <message>
        <source>It is protected: enter its password.</source>
        <translation>文件受保护：请输入密码。</translation>
    </message>
    <message>
        <source>It is protected in a way that is not read here.</source>
        <translation>文件的保护方式在此无法读取。</translation>
    </message>
    <message>
        <source>Reading it takes too long.</source>
        <translation>读取时间过长。</translation>
    </message>
    <message>
        <source>It is nested too deeply.</source>
        <translation>嵌套过深。</translation>
    </message>
    <message>
        <source>It is too large: split it.</source>
        <translation>文件过大：请拆分。</translation>
    </message>
    <message>
        <source>Files of this kind cannot be imported.</source>
        <translation>无法导入此类文件。</translation>
    </message>
    <message>
        <source>Files of this kind cannot be read: save or export it as .docx, .odt, EPUB or PDF.</source>
        <translation>无法读取这种文件：请另存或导出为 .docx、.odt、EPUB 或 PDF。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>文件无法读取。</translation>
    </message>
    <message>
        <source>Most of its text is in fonts that do not say what they show.</source>
        <translation>其大部分文本所用字体未说明所显示的字符。</translation>
    </message>
    <message>
        <source>Line {0}: this entry could not be read; look for a missing brace or comma.</source>
        <translation>第 {0} 行：无法读取此条目；请检查是否缺少花括号或逗号。</translation>
    </message>
    <message>
        <source>Line {0}: “{1}” is nested too deeply, so it was left out.</source>
        <translation>第 {0} 行：“{1}”嵌套过深，已略去。</translation>
    </message>
    <message>
        <source>Entries that hold nothing: {0}.</source>
        <translation>没有内容的条目：{0}。</translation>
    </message>
    <message>
        <source>Line {0}: “{1}” is in this entry twice; the first one counts.</source>
        <translation>第 {0} 行：此条目中“{1}”出现两次，以第一个为准。</translation>
    </message>
    <message>
        <source>Line {0}: the key “{1}” is here again: give this entry another one.</source>
        <translation>第 {0} 行：键“{1}”重复出现：请为此条目另取一个。</translation>
    </message>
    <message>
        <source>More entries with problems: {0}.</source>
        <translation>其他有问题的条目：{0}。</translation>
    </message>
    <message>
        <source>Item {0} has no “type” and no “title”, so it was left out.</source>
        <translation>第 {0} 项没有“type”和“title”，已略去。</translation>
    </message>
    <message>
        <source>Comments are not part of the text.</source>
        <translation>批注不属于文本。</translation>
    </message>
    <message>
        <source>The text was read as {0}.</source>
        <translation>该文本按 {0} 编码读取。</translation>
    </message>
    <message>
        <source>It shows other files in frames, which are not read: {0}.</source>
        <translation>它在框架中显示的其他文件未被读取：{0}。</translation>
    </message>
    <message>
        <source>Missing chapters: {0}.</source>
        <translation>缺少的章节：{0} 个。</translation>
    </message>
    <message>
        <source>Some pages have no text ({0}); pictures are not read.</source>
        <translation>部分页面没有文本（{0}）；图像不会被读取。</translation>
    </message>
    <message>
        <source>Tracked changes are taken as accepted.</source>
        <translation>修订视为已接受。</translation>
    </message>
    <message>
        <source>Some characters are in fonts that do not say what they show: {0}.</source>
        <translation>部分字符所用字体未说明所显示的内容：{0}。</translation>
    </message>
    <message>
        <source>damaged page</source>
        <translation>损坏的页面</translation>
    </message>
    <message>
        <source>hidden text</source>
        <translation>隐藏文字</translation>
    </message>
    <message>
        <source>navigation</source>
        <translation>导航</translation>
    </message>
    <message>
        <source>outside of the page</source>
        <translation>在页面之外</translation>
    </message>
    <message>
        <source>page decoration</source>
        <translation>页面装饰</translation>
    </message>
    <message>
        <source>page footer</source>
        <translation>页脚</translation>
    </message>
    <message>
        <source>page header</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>page number</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>rotated text</source>
        <translation>旋转的文字</translation>
    </message>
    <message>
        <source>running head</source>
        <translation>页眉或页脚</translation>
    </message>
    <message>
        <source>slanted text</source>
        <translation>倾斜的文字</translation>
    </message>
    <message>
        <source>struck out</source>
        <translation>已删去</translation>
    </message>
    <message>
        <source>shown without scripts</source>
        <translation>不运行脚本时显示的内容</translation>
    </message>
    <message>
        <source>table of contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Reading: {0} of {1}</source>
        <translation>正在读取：{0} / {1}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Already in this comparison as “{0}”</source>
        <translation>已在此对比中，名为“{0}”</translation>
    </message>
    <message>
        <source>Imported as “{0}”</source>
        <translation>已导入，名为“{0}”</translation>
    </message>
    <message>
        <source>Ready to import</source>
        <translation>可以导入</translation>
    </message>
    <message>
        <source>Reading file {0} of {1}: {2}</source>
        <translation>正在读取第 {0} 个文件，共 {1} 个：{2}</translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation>正在读取 {0}</translation>
    </message>
    <message>
        <source>{0} of {1} pages or parts are read.</source>
        <translation>已读取 {0} / {1} 页或部分。</translation>
    </message>
    <message>
        <source>{0} is waiting.</source>
        <translation>{0} 正在等待。</translation>
    </message>
    <message>
        <source>Formulas, each written in a line: {0}.</source>
        <translation>公式各写成一行：{0}。</translation>
    </message>
    <message>
        <source>struck through</source>
        <translation>已划掉的文字</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Merged cells cover too many places; their text is not repeated in all of them.</source>
        <translation>合并单元格覆盖的位置过多，其文本未在所有位置重复。</translation>
    </message>
    <message>
        <source>Characters that could not be read: {0}; they show as �. A passage with � cannot be compared with the original word for word: quote one without it.</source>
        <translation>无法读取的字符：{0} 个；显示为 �。含有 � 的段落无法逐字核对：请引用不含 � 的段落。</translation>
    </message>
    <message>
        <source>Characters that could not be read: {0}, on pages {1}; they show as �. A passage with � cannot be compared with the original word for word: quote one without it.</source>
        <translation>无法读取的字符：{0} 个，位于第 {1} 页；显示为 �。含有 � 的段落无法逐字核对：请引用不含 � 的段落。</translation>
    </message>
    <message>
        <source>controls</source>
        <translation>控件</translation>
    </message>
    <message>
        <source>cookie notice</source>
        <translation>Cookie 提示</translation>
    </message>
    <message>
        <source>not for print</source>
        <translation>不打印的内容</translation>
    </message>
    <message>
        <source>outside of the main part</source>
        <translation>主要内容之外</translation>
    </message>
    <message>
        <source>It is a portfolio: what it holds is in its attached files. Save them from a PDF viewer, and import those.</source>
        <translation>这是 PDF 文件包：内容在其附件中。请在 PDF 阅读器中保存附件，再导入它们。</translation>
    </message>
    <message>
        <source>This password does not open it: enter another one.</source>
        <translation>此密码无法打开文件：请输入其他密码。</translation>
    </message>
    <message>
        <source>Attached files are not read ({0}): save them from a PDF viewer to import them.</source>
        <translation>附件未读取（{0}）：如需导入，请先在 PDF 阅读器中保存。</translation>
    </message>
    <message>
        <source>The same file as {0}</source>
        <translation>与 {0} 是同一文件</translation>
    </message>
    <message>
        <source>Lists with other marks, such as a), iv. or 1), are numbered 1., 2., 3.</source>
        <translation>以 a)、iv. 或 1) 等方式编号的列表改用 1.、2.、3. 编号。</translation>
    </message>
    <message>
        <source>web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>saved web page</source>
        <translation>保存的网页</translation>
    </message>
    <message>
        <source>OpenDocument text</source>
        <translation>OpenDocument 文本</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>line number</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Numbers that its style sheet writes before headings, lists or paragraphs are not in the text.</source>
        <translation>样式表在标题、列表或段落前显示的编号不在正文中。</translation>
    </message>
    <message>
        <source>ruby</source>
        <translation>注音</translation>
    </message>
    <message>
        <source>Reading it crashed, as on a damaged or hostile file: save it again in the program that made it.</source>
        <translation>读取时程序崩溃，文件可能已损坏或有恶意：请在创建它的程序中重新保存。</translation>
    </message>
    <message>
        <source>Parts of it are damaged and were not read: {0}.</source>
        <translation>其中部分内容已损坏，未读取：{0}。</translation>
    </message>
    <message>
        <source>Documents embedded in it are not read ({0}): save it in Word, which makes them part of the text.</source>
        <translation>其中嵌入的文档未读取（{0} 个）：请在 Word 中保存，使其成为正文的一部分。</translation>
    </message>
    <message>
        <source>Some letters are others than the pages show, in fonts that name them wrongly: {0}.</source>
        <translation>部分字体标错了字符，文本与页面所示不同：{0}。</translation>
    </message>
    <message>
        <source>It is nested too deeply to be read to its end: what follows “{0}” is missing.</source>
        <translation>嵌套过深，未能读到结尾：“{0}”之后的内容缺失。</translation>
    </message>
    <message>
        <source>Words that line ends divide were joined ({0}): {1}.</source>
        <translation>行末断开的单词已连接（{0}）：{1}。</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import documents</source>
        <translation>导入文档</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>要导入的文件</translation>
    </message>
    <message>
        <source>The text as it will be kept</source>
        <translation>将要保存的文本</translation>
    </message>
    <message>
        <source>Progress of reading</source>
        <translation>读取进度</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>文件的密码</translation>
    </message>
    <message>
        <source>Encoding of the file</source>
        <translation>文件的编码</translation>
    </message>
    <message>
        <source>Read &amp;again</source>
        <translation>重新读取(&amp;A)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reference(s)</source>
        <translation>
            <numerusform>%Ln 条文献</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln attached file(s)</source>
        <translation>
            <numerusform>%Ln 个附件</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep the original file, to show its pages</source>
        <translation>保留原文件，以便显示页面(&amp;K)</translation>
    </message>
    <message>
        <source>Remove from the &amp;list</source>
        <translation>从列表中移除(&amp;L)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Keep the original file</source>
        <translation>保留原文件(&amp;K)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln 个字符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import (%Ln file(s))</source>
        <translation>
            <numerusform>导入 %Ln 个文件(&amp;I)</numerusform>
        </translation>
    </message>
    <message>
        <source>“{0}” is not a date such as 2025-04-16.</source>
        <translation>“{0}”不是 2025-04-16 这样的日期。</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Reading the files. Nothing is written before you choose Import.</source>
        <translation>正在读取文件。选择“导入”之前不会写入任何内容。</translation>
    </message>
    <message>
        <source>The text is kept as it is shown and never changes again.</source>
        <translation>文本按所示保存，此后不再改变。</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>没有可导入的内容。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) cannot be imported as they are.</source>
        <translation>
            <numerusform>有 %Ln 个文件目前无法导入。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InPlace</name>
    <message>
        <source>Text of the statement</source>
        <translation>陈述的文字</translation>
    </message>
    <message>
        <source>This statement was changed elsewhere, to “{0}”. Return keeps your text, Escape the other one.</source>
        <translation>这条陈述已在别处改为“{0}”。按回车保留您的文字，按 Esc 保留另一文字。</translation>
    </message>
</context>
<context>
    <name>IndexProgress</name>
    <message>
        <source>Progress of reading the documents</source>
        <translation>文档读取进度</translation>
    </message>
    <message>
        <source>The comparison is still being read. Hits come when it is.</source>
        <translation>正在读取对比，读完后显示结果。</translation>
    </message>
    <message>
        <source>The documents are being read for the first time…</source>
        <translation>正在首次读取文档……</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Reading the documents was cancelled, so nothing can be found.</source>
        <translation>文档的读取已取消，因此无法查找。</translation>
    </message>
    <message>
        <source>Read the documents</source>
        <translation>读取文档</translation>
    </message>
    <message>
        <source>The index could not be made ({0}). Make room on the disk, then try again.</source>
        <translation>无法建立索引（{0}）。请清理磁盘空间后重试。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>InstallationProblems</name>
    <message>
        <source>Fonts of stratview are missing or damaged: {0}.</source>
        <translation>stratview 的字体缺失或损坏：{0}。</translation>
    </message>
    <message>
        <source>Icons of stratview are missing or damaged: {0}.</source>
        <translation>stratview 的图标缺失或损坏：{0}。</translation>
    </message>
    <message>
        <source>The texts of this language are missing or damaged, so English is shown.</source>
        <translation>该语言的界面文字缺失或损坏，因此显示英文。</translation>
    </message>
    <message>
        <source>You can still read everything. Install stratview again to repair it.</source>
        <translation>内容仍可全部阅读。请重新安装 stratview 以修复。</translation>
    </message>
    <message>
        <source>“{0}” is not a regular file, so settings and reading places are not kept. Move it away.</source>
        <translation>“{0}”不是普通文件，因此无法保存设置和阅读位置。请将其移走。</translation>
    </message>
    <message>
        <source>“{0}” may not be read, so settings and reading places are not kept. Check its permissions.</source>
        <translation>没有读取“{0}”的权限，因此无法保存设置和阅读位置。请检查其权限。</translation>
    </message>
    <message>
        <source>Settings and reading places are not kept: “{0}” cannot be written, or its disk is full. You can read on.</source>
        <translation>设置和阅读位置未能保存：“{0}”无法写入，或磁盘已满。您可以继续阅读。</translation>
    </message>
    <message>
        <source>Settings and reading places are not kept: another program holds “{0}”. If no other stratview is open, delete that file.</source>
        <translation>设置和阅读位置无法保存：另一个程序占用了“{0}”。如果没有打开其他 stratview，请删除该文件。</translation>
    </message>
    <message>
        <source>The settings file was damaged and was renamed to “{0}”. Lost settings have their default values.</source>
        <translation>设置文件已损坏，已改名为“{0}”。丢失的设置恢复为默认值。</translation>
    </message>
    <message>
        <source>“{0}” cannot be written: every start will take a little longer.</source>
        <translation>“{0}”无法写入：每次启动会稍慢一些。</translation>
    </message>
</context>
<context>
    <name>LaterStarts</name>
    <message>
        <source>{0} is not opened yet: answer the question in this window, then open it again.</source>
        <translation>尚未打开 {0}：请先回答此窗口中的询问，然后重新打开。</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Half-written statement</source>
        <translation>未写完的陈述</translation>
    </message>
    <message>
        <source>Keep the statement that you are writing?</source>
        <translation>要保留正在撰写的陈述吗？</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>proven</source>
        <translation>已证实</translation>
    </message>
    <message>
        <source>not proven</source>
        <translation>未证实</translation>
    </message>
    <message>
        <source>in tension</source>
        <translation>存在张力</translation>
    </message>
    <message>
        <source>lopsided: far less evidence on one side</source>
        <translation>失衡：一方证据少得多</translation>
    </message>
    <message>
        <source>passages of each side</source>
        <translation>双方各自的段落</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>标记</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>What ships with stratview</source>
        <translation>stratview 附带的组件</translation>
    </message>
    <message>
        <source>The licence&apos;s text</source>
        <translation>许可证文本</translation>
    </message>
    <message>
        <source>This text is missing or damaged: install stratview again.</source>
        <translation>此文本缺失或损坏：请重新安装 stratview。</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>A link to the web</source>
        <translation>网络链接</translation>
    </message>
    <message>
        <source>The whole address</source>
        <translation>完整地址</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>服务器：{0}</translation>
    </message>
    <message>
        <source>The server&apos;s name is written in letters that can look like those of another server.</source>
        <translation>该服务器名称所用的字母可能与另一服务器的相似，请留意。</translation>
    </message>
    <message>
        <source>No program was found that opens it. Copy the address instead.</source>
        <translation>找不到可以打开它的程序。请改为复制地址。</translation>
    </message>
    <message>
        <source>stratview stays offline. Only if you open this address does your browser go there:</source>
        <translation>stratview 始终离线。只有您选择打开，浏览器才会访问此地址：</translation>
    </message>
    <message>
        <source>This link is not a web address, so it is shown but not opened:</source>
        <translation>此链接不是网址，因此仅显示，不会打开：</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>复制地址(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>在浏览器中打开(&amp;O)</translation>
    </message>
    <message>
        <source>Address copied.</source>
        <translation>地址已复制。</translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>导航</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>我的笔记</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>MeasuredPage</name>
    <message>
        <source>Go to the statement</source>
        <translation>转到陈述</translation>
    </message>
    <message>
        <source>Show the statement in its dimension (Return)</source>
        <translation>转到该陈述所在的维度（回车）</translation>
    </message>
</context>
<context>
    <name>MergeReviews</name>
    <message>
        <source>This comparison is read-only. Make a copy to review it.</source>
        <translation>此对比是只读的。请制作副本后再复核。</translation>
    </message>
    <message>
        <source>Make a copy to edit…</source>
        <translation>制作可编辑的副本…</translation>
    </message>
    <message>
        <source>Comparisons (*.stratview comparison.yaml)</source>
        <translation>对比 (*.stratview comparison.yaml)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln review(s) taken over</source>
        <translation>
            <numerusform>已并入 %Ln 条复核</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dismissed doubt(s) taken over</source>
        <translation>
            <numerusform>已并入 %Ln 个已排除的疑点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier one(s) replaced by a later one:</source>
        <translation>
            <numerusform>%Ln 条较早的记录被较晚的取代：</numerusform>
        </translation>
    </message>
    <message>
        <source>Reviews taken over</source>
        <translation>已并入复核</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the copy whose reviews you want</source>
        <translation>请选择要并入其复核的副本</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lapsed, because the statement has changed or is gone:</source>
        <translation>
            <numerusform>%Ln 条已失效，因为陈述已改动或不复存在：</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>MilestoneCommands</name>
    <message>
        <source>New milestone</source>
        <translation>新里程碑</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Edit the milestone</source>
        <translation>编辑里程碑</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Choose a milestone on the timeline first.</source>
        <translation>请先在时间线上选择一个里程碑。</translation>
    </message>
    <message>
        <source>This date cannot be moved by keys: F2 edits it.</source>
        <translation>此日期不能用按键移动：按 F2 编辑。</translation>
    </message>
</context>
<context>
    <name>NameCommands</name>
    <message>
        <source>Choose a statement, a milestone or a document first.</source>
        <translation>请先选择一条陈述、一个里程碑或一份文档。</translation>
    </message>
    <message>
        <source>Rename an id</source>
        <translation>重命名标识</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>&amp;Of</source>
        <translation>对象(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;New id</source>
        <translation>新标识(&amp;N)</translation>
    </message>
    <message>
        <source>The id is changed everywhere: in tensions, reviews, citations and file names.</source>
        <translation>标识会在各处一并更改：张力、审阅、引用和文件名。</translation>
    </message>
    <message>
        <source>An id has letters, digits, “-” and “_”, and begins with a letter or digit.</source>
        <translation>标识由字母、数字、“-”和“_”组成，并以字母或数字开头。</translation>
    </message>
    <message>
        <source>This id is taken.</source>
        <translation>此标识已被使用。</translation>
    </message>
    <message>
        <source>Statement: {0}</source>
        <translation>陈述：{0}</translation>
    </message>
    <message>
        <source>Dimension: {0}</source>
        <translation>维度：{0}</translation>
    </message>
    <message>
        <source>Document: {0}</source>
        <translation>文档：{0}</translation>
    </message>
    <message>
        <source>Subject: {0}</source>
        <translation>对象：{0}</translation>
    </message>
    <message>
        <source>Show a document first.</source>
        <translation>请先显示一份文档。</translation>
    </message>
    <message>
        <source>Bibliographic fields</source>
        <translation>书目信息</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>The document needs a title.</source>
        <translation>文档需要标题。</translation>
    </message>
    <message>
        <source>“{0}” is not a date: write 2025, 2025-04 or 2025-04-16.</source>
        <translation>“{0}”不是日期：请写成 2025、2025-04 或 2025-04-16。</translation>
    </message>
    <message>
        <source>such as 2025-04-16, 2025-04 or 2025</source>
        <translation>例如 2025-04-16、2025-04 或 2025</translation>
    </message>
    <message>
        <source>Family, Given; several names with ; between them</source>
        <translation>姓, 名；多个姓名之间用 ; 分隔</translation>
    </message>
    <message>
        <source>such as en, de or zh-Hans</source>
        <translation>例如 en、de 或 zh-Hans</translation>
    </message>
</context>
<context>
    <name>NewComparison</name>
    <message>
        <source>New comparison</source>
        <translation>新建对比</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>For example: Two text editors</source>
        <translation>例如：两种文本编辑器</translation>
    </message>
    <message>
        <source>Name of subject {0}</source>
        <translation>对象{0}的名称</translation>
    </message>
    <message>
        <source>Its colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>The comparison is a folder of text files. Everything you write is kept there at once.</source>
        <translation>对比是一个由文本文件组成的文件夹。您写下的一切都会立即保存在其中。</translation>
    </message>
    <message>
        <source>The comparison and both subjects need a name.</source>
        <translation>对比和两个对象都需要名称。</translation>
    </message>
    <message>
        <source>The two colours are hard to tell apart: choose another one.</source>
        <translation>两种颜色难以区分：请另选一种。</translation>
    </message>
    <message>
        <source>Give the whole path of the folder.</source>
        <translation>请填写文件夹的完整路径。</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Choose where to create it…</source>
        <translation>选择创建位置…</translation>
    </message>
    <message>
        <source>Choose the folder for the comparison</source>
        <translation>请选择对比的文件夹</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Without a place in this comparison</source>
        <translation>在此对比中没有位置</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>Changed since you last read it.</source>
        <translation>上次阅读之后已有改动。</translation>
    </message>
    <message>
        <source>edit a note</source>
        <translation>编辑批注</translation>
    </message>
    <message>
        <source>add a star</source>
        <translation>添加星标</translation>
    </message>
    <message>
        <source>remove a star</source>
        <translation>移除星标</translation>
    </message>
    <message>
        <source>add a note</source>
        <translation>添加批注</translation>
    </message>
    <message>
        <source>remove a note</source>
        <translation>移除批注</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Which notes</source>
        <translation>显示哪些笔记</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>Changed since you read it</source>
        <translation>阅读之后有改动</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>尚未阅读</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>没有位置</translation>
    </message>
    <message>
        <source>Words in notes</source>
        <translation>笔记中的词语</translation>
    </message>
    <message>
        <source>All read</source>
        <translation>全部已读</translation>
    </message>
    <message>
        <source>Take every statement and milestone as read as it is now</source>
        <translation>将所有陈述与里程碑按现状记为已读</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>我的笔记</translation>
    </message>
    <message>
        <source>Kind of note</source>
        <translation>笔记类型</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>笔记内容</translation>
    </message>
    <message>
        <source>Ctrl+Enter keeps the note, Escape leaves it</source>
        <translation>Ctrl+Enter 保存笔记，Esc 放弃</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>转到该处</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The note was removed.</source>
        <translation>笔记已移除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source> (changed since)</source>
        <translation>（此后有改动）</translation>
    </message>
    <message>
        <source>In the file of your notes, line {0} is damaged. It stays there, and is not shown: {1}</source>
        <translation>笔记文件的第 {0} 行已损坏。该行保留在文件中，但不显示：{1}</translation>
    </message>
    <message>
        <source>Still reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>No note has these words.</source>
        <translation>没有笔记包含这些词语。</translation>
    </message>
    <message>
        <source>No notes yet. Choose a statement, or select words in the document, and press {0}. Notes stay on this computer and are never part of the comparison.</source>
        <translation>还没有笔记。选中一条陈述，或在文档中选中文字，然后按 {0}。笔记只保存在这台计算机上，不属于对比本身。</translation>
    </message>
    <message>
        <source>Nothing has changed since you read it.</source>
        <translation>阅读之后没有改动。</translation>
    </message>
    <message>
        <source>You have read everything.</source>
        <translation>已全部阅读。</translation>
    </message>
    <message>
        <source>Every note has its place.</source>
        <translation>每条笔记都有位置。</translation>
    </message>
    <message>
        <source>There is none of this kind.</source>
        <translation>没有这一类笔记。</translation>
    </message>
    <message>
        <source>Select a statement or a milestone to write a note.</source>
        <translation>选择一条陈述或一个里程碑，即可写笔记。</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>Type words to find, not only words to leave out.</source>
        <translation>请写明要找什么，而不只是要排除什么。</translation>
    </message>
    <message>
        <source>Nothing found. Did you mean:</source>
        <translation>没有找到。您是不是要找：</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words, or the beginning of one.</source>
        <translation>没有找到。请少输入几个词，或只输入词的开头。</translation>
    </message>
    <message>
        <source>Find “{0}”</source>
        <translation>查找“{0}”</translation>
    </message>
</context>
<context>
    <name>Noting</name>
    <message>
        <source>Choose a statement or a milestone, or select words in the document.</source>
        <translation>请选中一条陈述或一个里程碑，或在文档中选中文字。</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Web annotations (*.jsonld)</source>
        <translation>网页批注 (*.jsonld)</translation>
    </message>
    <message>
        <source>Save your notes</source>
        <translation>保存我的笔记</translation>
    </message>
    <message>
        <source>Your notes were saved as {0}.</source>
        <translation>笔记已存为 {0}。</translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>移除星标</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>已撤销：{0}</translation>
    </message>
    <message>
        <source>Redone: {0}</source>
        <translation>已重做：{0}</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Open a comparison: choose its file</source>
        <translation>打开对比：选择其文件</translation>
    </message>
    <message>
        <source>Comparisons</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Open a comparison: choose its folder</source>
        <translation>打开对比：选择其文件夹</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>位置：</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>文件类型：</translation>
    </message>
    <message>
        <source>{0} (not found)</source>
        <translation>{0}（找不到）</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>尚未打开过任何对比</translation>
    </message>
    <message>
        <source>Remove what is not found</source>
        <translation>移除找不到的条目</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>清空此列表</translation>
    </message>
</context>
<context>
    <name>OutlineCommands</name>
    <message>
        <source>Title and subjects</source>
        <translation>标题与对象</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Subtitle</source>
        <translation>副标题(&amp;S)</translation>
    </message>
    <message>
        <source>Name of subject {0}</source>
        <translation>对象{0}的名称</translation>
    </message>
    <message>
        <source>Its name in its own language</source>
        <translation>本语言名称</translation>
    </message>
    <message>
        <source>Its colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>The comparison and both subjects need a name.</source>
        <translation>对比和两个对象都需要名称。</translation>
    </message>
    <message>
        <source>The two colours are hard to tell apart: choose another one.</source>
        <translation>两种颜色难以区分：请另选一种。</translation>
    </message>
    <message>
        <source>Add a dimension</source>
        <translation>添加维度</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>For example: Installation</source>
        <translation>例如：安装</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>问题(&amp;Q)</translation>
    </message>
    <message>
        <source>What is asked of both subjects</source>
        <translation>向两个对象提出的问题</translation>
    </message>
    <message>
        <source>Give the dimension a title.</source>
        <translation>请为维度填写标题。</translation>
    </message>
    <message>
        <source>Edit the dimension</source>
        <translation>编辑维度</translation>
    </message>
    <message>
        <source>Summary for {0}</source>
        <translation>{0}的概要</translation>
    </message>
    <message>
        <source>There is no other dimension.</source>
        <translation>没有其他维度。</translation>
    </message>
    <message>
        <source>Take over the rows of another dimension</source>
        <translation>并入另一维度的行</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>&amp;Dimension</source>
        <translation>维度(&amp;D)</translation>
    </message>
    <message>
        <source>Its rows go behind those of “{0}”. Its title, question and summaries are deleted.</source>
        <translation>它的行会接在“{0}”的行之后；它的标题、问题和概要会被删除。</translation>
    </message>
    <message>
        <source>A dimension with one row cannot be split.</source>
        <translation>只有一行的维度无法拆分。</translation>
    </message>
    <message>
        <source>Split the dimension</source>
        <translation>拆分维度</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>&amp;Title of the new dimension</source>
        <translation>新维度的标题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Rows that go there</source>
        <translation>移到新维度的行(&amp;R)</translation>
    </message>
    <message>
        <source>Tick some of the rows, and not all.</source>
        <translation>请勾选一部分行，而不是全部。</translation>
    </message>
</context>
<context>
    <name>OutlineList</name>
    <message>
        <source>Headings of the document</source>
        <translation>文档的标题</translation>
    </message>
</context>
<context>
    <name>OverviewDelegate</name>
    <message>
        <source>lopsided</source>
        <translation>失衡</translation>
    </message>
</context>
<context>
    <name>OverviewModel</name>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>引文</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln 条陈述</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not proven</source>
        <translation>
            <numerusform>%Ln 条未证实</numerusform>
        </translation>
    </message>
    <message>
        <source>all proven</source>
        <translation>全部已证实</translation>
    </message>
    <message numerus="yes">
        <source>%Ln in tension</source>
        <translation>
            <numerusform>%Ln 条有张力</numerusform>
        </translation>
    </message>
    <message>
        <source>no summary</source>
        <translation>无摘要</translation>
    </message>
    <message>
        <source>The figure “{0}” is in none of the quotes.</source>
        <translation>数字“{0}”不在任何一段引文中。</translation>
    </message>
    <message>
        <source>No summary</source>
        <translation>没有摘要</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>The comparison in short</source>
        <translation>对比概要</translation>
    </message>
</context>
<context>
    <name>OverviewSentences</name>
    <message numerus="yes">
        <source>%Ln dimension(s)</source>
        <translation>
            <numerusform>%Ln 个维度</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} and {1} are compared in {2}.</source>
        <translation>从 {2}比较 {0} 与 {1}。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln 条陈述</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not proven</source>
        <translation>
            <numerusform>%Ln 条未证实</numerusform>
        </translation>
    </message>
    <message>
        <source>all proven</source>
        <translation>全部已证实</translation>
    </message>
    <message numerus="yes">
        <source>%Ln worth a second look</source>
        <translation>
            <numerusform>%Ln 条值得复查</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviewed</source>
        <translation>
            <numerusform>%Ln 条已复核</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln disputed</source>
        <translation>
            <numerusform>%Ln 条有分歧</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} and {1} are compared in {2}: {3}.</source>
        <translation>从 {2}比较 {0} 与 {1}：{3}。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are not quoted yet.</source>
        <translation>
            <numerusform>%Ln 份文档尚未被引用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln 份文档</numerusform>
        </translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>The statements quote {0}.</source>
        <translation>陈述引自 {0}。</translation>
    </message>
    <message>
        <source>newest of {0}</source>
        <translation>最新为{0}</translation>
    </message>
    <message>
        <source>none of them dated</source>
        <translation>均无日期</translation>
    </message>
    <message>
        <source>{0}; {1}</source>
        <translation>{0}；{1}</translation>
    </message>
    <message>
        <source>No statement contradicts or qualifies another.</source>
        <translation>没有陈述互相矛盾或限定。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tension(s)</source>
        <translation>
            <numerusform>%Ln 处张力</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: statements that contradict or qualify each other, most in {1}.</source>
        <translation>{0}：互相矛盾或限定的陈述，多见于{1}。</translation>
    </message>
    <message>
        <source>{0}: statements that contradict or qualify each other.</source>
        <translation>{0}：互相矛盾或限定的陈述。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln dimension(s) have lopsided evidence.</source>
        <translation>
            <numerusform>%Ln 个维度证据失衡。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dimension(s) rest on one document only.</source>
        <translation>
            <numerusform>%Ln 个维度只依据一份文档。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewTable</name>
    <message>
        <source>Overview of the dimensions</source>
        <translation>各维度概览</translation>
    </message>
    <message>
        <source>One row for each dimension. Return goes to it.</source>
        <translation>每行一个维度，按回车键前往。</translation>
    </message>
</context>
<context>
    <name>PageColumn</name>
    <message>
        <source>This page cannot be drawn.</source>
        <translation>无法绘制此页。</translation>
    </message>
</context>
<context>
    <name>PageField</name>
    <message>
        <source>Page to go to</source>
        <translation>要转到的页</translation>
    </message>
    <message>
        <source>There is no page “{0}” here. The last of all pages is {1}.</source>
        <translation>这里没有第“{0}”页。最后一页是第 {1} 页。</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>第{0}页，共{1}页</translation>
    </message>
    <message>
        <source>Preview: {0}</source>
        <translation>预览：{0}</translation>
    </message>
    <message>
        <source>The file is protected or damaged, so its pages cannot be shown.</source>
        <translation>文件受保护或已损坏，因此无法显示其页面。</translation>
    </message>
</context>
<context>
    <name>PageSide</name>
    <message>
        <source>Reading the pages…</source>
        <translation>正在读取页面…</translation>
    </message>
    <message>
        <source>This document has no pages.</source>
        <translation>此文档没有页面。</translation>
    </message>
    <message>
        <source>The original was not kept, so its pages cannot be shown. Import it again and keep it.</source>
        <translation>原文件未保留，因此无法显示其页面。请重新导入并保留原文件。</translation>
    </message>
    <message>
        <source>The original is not there, so its pages cannot be shown. Restore it.</source>
        <translation>原文件不存在，因此无法显示其页面。请恢复原文件。</translation>
    </message>
    <message>
        <source>The original is not the file that was imported, so its pages are not shown. Restore it.</source>
        <translation>原文件不是当初导入的那个文件，因此不显示其页面。请恢复原文件。</translation>
    </message>
    <message>
        <source>The original is protected or damaged, so its pages cannot be shown.</source>
        <translation>原文件受保护或已损坏，因此无法显示其页面。</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Selected: {0}</source>
        <translation>已选择：{0}</translation>
    </message>
    <message>
        <source>Not selected any more: {0}</source>
        <translation>已取消选择：{0}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Page {0} ({1} of {2})</source>
        <translation>页码 {0}（第 {1} 页，共 {2} 页）</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>第 {0} 页，共 {1} 页</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Panel: {0}</source>
        <translation>面板：{0}</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>里程碑</translation>
    </message>
</context>
<context>
    <name>PlaceBar</name>
    <message>
        <source>Close this line (Esc)</source>
        <translation>关闭此行（Esc）</translation>
    </message>
    <message>
        <source>Copy the sentence as an entry for a statement&apos;s cites (Ctrl+Shift+Y)</source>
        <translation>将句子复制为陈述 cites 下的条目（Ctrl+Shift+Y）</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Go to a statement that cites this (Return)</source>
        <translation>前往引用此处的陈述（Return）</translation>
    </message>
    <message>
        <source>Copy as a citation</source>
        <translation>复制为引用条目</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>It is not on this computer. Download the file, then open it.</source>
        <translation>它不在本机上。请先下载文件，再打开。</translation>
    </message>
    <message>
        <source>There is no comparison here.</source>
        <translation>此处没有对比。</translation>
    </message>
    <message>
        <source>The file contains several comparisons.</source>
        <translation>文件中包含多份对比。</translation>
    </message>
    <message>
        <source>The file is damaged or not safe, so it is not opened.</source>
        <translation>文件已损坏或不安全，因此未打开。</translation>
    </message>
    <message>
        <source>It is no longer there. Choose again, then repeat the change.</source>
        <translation>它已不在那里。请重新选择，然后再次更改。</translation>
    </message>
    <message>
        <source>A file was changed outside of stratview, so the change was not made. Read the files again (F5).</source>
        <translation>有文件在 stratview 之外被更改，因此未作此更改。请重新读取文件（F5）。</translation>
    </message>
    <message>
        <source>The change cannot be written into the file as it is laid out. Change it by hand.</source>
        <translation>此更改无法写入文件现有的书写格式。请手动更改。</translation>
    </message>
    <message>
        <source>A file cannot be written. Nothing was changed.</source>
        <translation>有文件无法写入。未作任何更改。</translation>
    </message>
    <message>
        <source>The change was made, but it can be undone only until stratview ends.</source>
        <translation>更改已完成，但只能在 stratview 退出之前撤销。</translation>
    </message>
    <message>
        <source>The folder cannot be written. Choose another folder.</source>
        <translation>该文件夹无法写入。请另选文件夹。</translation>
    </message>
    <message>
        <source>The folder holds something already. Choose a new or an empty folder.</source>
        <translation>该文件夹中已有内容。请选择新文件夹或空文件夹。</translation>
    </message>
    <message>
        <source>The file is not there.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>文件无法读取。</translation>
    </message>
    <message>
        <source>The path leads out of the comparison.</source>
        <translation>路径指向对比之外。</translation>
    </message>
    <message>
        <source>This text is too long; its beginning is shown.</source>
        <translation>文本过长，只显示开头。</translation>
    </message>
    <message>
        <source>Too many lines of the file begin with a percent sign.</source>
        <translation>文件中以百分号开头的行过多。</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>文件过大。</translation>
    </message>
    <message>
        <source>The document is nested too deeply.</source>
        <translation>文档的嵌套层次过深。</translation>
    </message>
    <message>
        <source>A comment or script never ends and hides the text after it.</source>
        <translation>注释或脚本没有结束，其后的文字都被隐藏。</translation>
    </message>
    <message>
        <source>Merged cells cover too many others.</source>
        <translation>合并单元格覆盖的单元格过多。</translation>
    </message>
    <message>
        <source>The document takes too long or too much memory to read.</source>
        <translation>读取该文档耗时过长或占用内存过多。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The document contains no text.</source>
        <translation>文档中没有文字。</translation>
    </message>
    <message>
        <source>stratview failed to read the document. Please report it.</source>
        <translation>stratview 读取该文档时出错，请报告此问题。</translation>
    </message>
    <message>
        <source>The original is not the file that was imported.</source>
        <translation>原文件不是当初导入的那个文件。</translation>
    </message>
    <message>
        <source>The pages belong to another text, so none is shown.</source>
        <translation>页面数据与此文本不符，因此不显示页面。</translation>
    </message>
    <message>
        <source>The file with the pages cannot be used.</source>
        <translation>页面数据文件无法使用。</translation>
    </message>
    <message>
        <source>The file is not saved as UTF-8.</source>
        <translation>文件没有保存为 UTF-8。</translation>
    </message>
    <message>
        <source>A control character is not allowed here.</source>
        <translation>此处不允许有控制字符。</translation>
    </message>
    <message>
        <source>This is not YAML.</source>
        <translation>这不是有效的 YAML。</translation>
    </message>
    <message>
        <source>This cannot be a key.</source>
        <translation>这不能用作键。</translation>
    </message>
    <message>
        <source>A YAML tag is not allowed here.</source>
        <translation>此处不允许使用 YAML 标签。</translation>
    </message>
    <message>
        <source>A YAML alias cannot be used here.</source>
        <translation>此处不能使用 YAML 别名。</translation>
    </message>
    <message>
        <source>The file is nested too deeply.</source>
        <translation>文件的嵌套层次过深。</translation>
    </message>
    <message>
        <source>A second YAML document starts here.</source>
        <translation>此处开始了第二个 YAML 文档。</translation>
    </message>
    <message>
        <source>The comparison is written in another version of the format.</source>
        <translation>该对比使用了另一版本的格式。</translation>
    </message>
    <message>
        <source>The dimension is not listed in comparison.yaml.</source>
        <translation>该维度未列在 comparison.yaml 中。</translation>
    </message>
    <message>
        <source>The value is of the wrong kind.</source>
        <translation>值的类型不对。</translation>
    </message>
    <message>
        <source>This cannot be an id.</source>
        <translation>这不能用作标识。</translation>
    </message>
    <message>
        <source>This id is reserved.</source>
        <translation>该标识为保留字。</translation>
    </message>
    <message>
        <source>This is not a SHA-256.</source>
        <translation>这不是 SHA-256。</translation>
    </message>
    <message>
        <source>This is not a fingerprint.</source>
        <translation>这不是指纹。</translation>
    </message>
    <message>
        <source>This verdict is not known.</source>
        <translation>没有这种评审结论。</translation>
    </message>
    <message>
        <source>This kind of doubt is not known.</source>
        <translation>没有这种疑点。</translation>
    </message>
    <message>
        <source>The id is used twice.</source>
        <translation>标识重复。</translation>
    </message>
    <message>
        <source>The key is there twice.</source>
        <translation>键重复。</translation>
    </message>
    <message>
        <source>A key is missing.</source>
        <translation>缺少一个键。</translation>
    </message>
    <message>
        <source>The key is not known.</source>
        <translation>未知的键。</translation>
    </message>
    <message>
        <source>The value is empty.</source>
        <translation>值为空。</translation>
    </message>
    <message>
        <source>The row contains no statement.</source>
        <translation>该行没有陈述。</translation>
    </message>
    <message>
        <source>The date cannot be read.</source>
        <translation>无法识别的日期。</translation>
    </message>
    <message>
        <source>This is not a UUID.</source>
        <translation>这不是 UUID。</translation>
    </message>
    <message>
        <source>This is not a language tag.</source>
        <translation>这不是语言标签。</translation>
    </message>
    <message>
        <source>This is not a colour.</source>
        <translation>这不是颜色值。</translation>
    </message>
    <message>
        <source>A comparison has exactly two subjects.</source>
        <translation>一份对比必须恰好有两个主体。</translation>
    </message>
    <message>
        <source>No subject has this id.</source>
        <translation>没有主体使用此标识。</translation>
    </message>
    <message>
        <source>No source has this id.</source>
        <translation>没有来源使用此标识。</translation>
    </message>
    <message>
        <source>No statement or milestone has this id.</source>
        <translation>没有陈述或里程碑使用此标识。</translation>
    </message>
    <message>
        <source>This kind is not known.</source>
        <translation>未知的类型。</translation>
    </message>
    <message>
        <source>A source supersedes itself.</source>
        <translation>某来源取代了其自身。</translation>
    </message>
    <message>
        <source>A tension needs two different statements.</source>
        <translation>张力须在两条不同的陈述之间。</translation>
    </message>
    <message>
        <source>A side has both an absence and statements.</source>
        <translation>这一方既写了缺失，又有陈述。</translation>
    </message>
    <message>
        <source>The quote differs from the document only in note marks.</source>
        <translation>引文与文档只差注释标记。</translation>
    </message>
    <message>
        <source>The quote differs from the document only in hyphens or line ends.</source>
        <translation>引文与文档只差连字符或换行。</translation>
    </message>
    <message>
        <source>The quote differs from the document only in invisible characters.</source>
        <translation>引文与文档只差不可见字符。</translation>
    </message>
    <message>
        <source>The quote differs from the document only in capital letters.</source>
        <translation>引文与文档只差字母大小写。</translation>
    </message>
    <message>
        <source>The quote leaves out words of the document.</source>
        <translation>引文漏掉了文档中的词语。</translation>
    </message>
    <message>
        <source>The quote has words that the document lacks.</source>
        <translation>引文中有文档里没有的词语。</translation>
    </message>
    <message>
        <source>The quote is not in the document.</source>
        <translation>文档中没有这段引文。</translation>
    </message>
    <message>
        <source>The quote is in several places.</source>
        <translation>引文在多处出现。</translation>
    </message>
    <message>
        <source>The document has changed since it was quoted.</source>
        <translation>文档自引用以来已有改动。</translation>
    </message>
    <message>
        <source>Nothing is cited.</source>
        <translation>没有引用任何内容。</translation>
    </message>
    <message>
        <source>A figure is in none of the quotes.</source>
        <translation>有数字未出现在任何引文中。</translation>
    </message>
</context>
<context>
    <name>ProofState</name>
    <message>
        <source>The figure “{0}” is in none of its quotes.</source>
        <translation>数字“{0}”未出现在它的任何引文中。</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Your verdict: {0}</source>
        <translation>您的结论：{0}</translation>
    </message>
    <message>
        <source>others disagree</source>
        <translation>他人意见不同</translation>
    </message>
    <message>
        <source>Your verdict has lapsed</source>
        <translation>您的结论已失效</translation>
    </message>
    <message>
        <source>Not reviewed by you</source>
        <translation>您尚未复核</translation>
    </message>
</context>
<context>
    <name>ReleaseWindow</name>
    <message>
        <source>Changes since another release</source>
        <translation>与另一版本相比的改动</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Another release…</source>
        <translation>另一版本…</translation>
    </message>
    <message>
        <source>Save as Markdown…</source>
        <translation>存为 Markdown…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Comparisons (*.stratview comparison.yaml)</source>
        <translation>对比 (*.stratview comparison.yaml)</translation>
    </message>
    <message>
        <source>Compare with which older release?</source>
        <translation>与哪个较早的版本相比？</translation>
    </message>
    <message>
        <source>This comparison is still being read. Try again in a moment.</source>
        <translation>此对比仍在读取中，请稍后再试。</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>正在读取 {0}…</translation>
    </message>
    <message>
        <source>Choose an older release of this comparison: a packed file or a folder.</source>
        <translation>请选择此对比的一个较早版本：打包文件或文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln 处改动</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} since {1}</source>
        <translation>{1} 之后有 {0}</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>保存改动列表</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>已存为 {0}。</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Notes on the proof</source>
        <translation>关于证明的说明</translation>
    </message>
    <message>
        <source>The comparison lists no source “{0}”.</source>
        <translation>此对比没有列出来源“{0}”。</translation>
    </message>
    <message>
        <source>The document cannot be read, so its quotes cannot be looked for.</source>
        <translation>无法读取文档，因此无法查找其中的引文。</translation>
    </message>
    <message>
        <source>Look for the nearest passage</source>
        <translation>查找最接近的段落</translation>
    </message>
    <message>
        <source>In a table, under: {0}</source>
        <translation>表格中，所属表头：{0}</translation>
    </message>
    <message>
        <source>The figure “{0}” is in none of the quotes.</source>
        <translation>数字“{0}”未出现在任何引文中。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more figures are in none of the quotes.</source>
        <translation>
            <numerusform>另有 %Ln 个数字不在任何引文中。</numerusform>
        </translation>
    </message>
    <message>
        <source>The passage, which is no proof yet: “{0}”</source>
        <translation>相应段落（尚不是证明）：“{0}”</translation>
    </message>
    <message>
        <source>The nearest passage, {0} of 100 alike (the next: {1}). It is no proof: “{2}”</source>
        <translation>最接近的段落，相似度{0}/100（次接近的：{1}）。这不是证明：“{2}”</translation>
    </message>
    <message>
        <source>Show it in the document</source>
        <translation>在文档中显示</translation>
    </message>
    <message>
        <source>Go to “{0}”</source>
        <translation>转到“{0}”</translation>
    </message>
    <message>
        <source>No passage of the document is similar to it.</source>
        <translation>文档中没有与之相似的段落。</translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message>
        <source>Repair citations</source>
        <translation>修复引用</translation>
    </message>
    <message>
        <source>What to go over</source>
        <translation>要处理的内容</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Passages that it may mean</source>
        <translation>可能所指的段落</translation>
    </message>
    <message>
        <source>What differs, word by word</source>
        <translation>逐词差异</translation>
    </message>
    <message>
        <source>&amp;Accept this passage (Return)</source>
        <translation>采用此段落（回车）(&amp;A)</translation>
    </message>
    <message>
        <source>Cite the &amp;selection of the document</source>
        <translation>引用文档中所选内容(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What differs from the quote</source>
        <translation>与引文的差异</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost or ambiguous citation(s)</source>
        <translation>
            <numerusform>%Ln 处丢失或有歧义的引用</numerusform>
        </translation>
    </message>
    <message>
        <source>Newer edition: {0} → {1}</source>
        <translation>新版本：{0} → {1}</translation>
    </message>
    <message numerus="yes">
        <source>Accept all %Ln whose words are the same</source>
        <translation>
            <numerusform>采用全部 %Ln 处文字未变的引用</numerusform>
        </translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Not in the changed document</source>
        <translation>已改动的文档中没有</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>有歧义</translation>
    </message>
    <message>
        <source>Ambiguous in the changed document</source>
        <translation>在已改动的文档中有歧义</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已移动</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已删去</translation>
    </message>
    <message numerus="yes">
        <source>“{0}” has changed and is not accepted yet. %Ln other quote(s) are still in it.</source>
        <translation>
            <numerusform>“{0}”已有改动，尚未接受。另有 %Ln 段引文仍在其中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Repair what is lost, then accept the changed document.</source>
        <translation>请先修复缺失的引文，再接受已改动的文档。</translation>
    </message>
    <message>
        <source>Nothing is proven by the older edition alone.</source>
        <translation>没有内容仅由旧版本证实。</translation>
    </message>
    <message numerus="yes">
        <source>The older edition alone proves %Ln statement(s) or milestone(s).</source>
        <translation>
            <numerusform>有 %Ln 条陈述或里程碑仅由旧版本证实。</numerusform>
        </translation>
    </message>
    <message>
        <source>Dimensions that it alone proves: {0}.</source>
        <translation>仅由它证实的维度：{0}。</translation>
    </message>
    <message>
        <source>There is nothing to repair here.</source>
        <translation>这里没有需要修复的内容。</translation>
    </message>
    <message>
        <source>{0} % alike; no other</source>
        <translation>相似度 {0}%；没有其他候选</translation>
    </message>
    <message>
        <source>Select a passage in the document beside, then press this button again.</source>
        <translation>请在旁边的文档中选择一段，然后再按此按钮。</translation>
    </message>
    <message>
        <source>A citation is within one paragraph: select less.</source>
        <translation>一处引用只能在一个段落之内：请少选一些。</translation>
    </message>
    <message>
        <source>No passage is similar to the quote. Select one in the document, or go on to the next citation.</source>
        <translation>没有与引文相似的段落。请在文档中选择一段，或转到下一处引用。</translation>
    </message>
    <message>
        <source>No words nearby distinguish this passage from its repetitions: select more of it.</source>
        <translation>附近的文字无法将此段与相同的段落区分开：请多选一些。</translation>
    </message>
    <message>
        <source>Accept the changed document</source>
        <translation>接受已更改的文档</translation>
    </message>
    <message>
        <source>“{0}” is not the text that was quoted, but each quote is in it. Restore its file, or accept it as it is.</source>
        <translation>“{0}”已不是当初引用的文本，但每条引文都在其中。请恢复该文件，或按现状接受它。</translation>
    </message>
    <message>
        <source>The pages of its original can then no longer be shown beside it.</source>
        <translation>之后将无法在旁边显示其原件的页面。</translation>
    </message>
    <message>
        <source>&amp;Edit the comparison</source>
        <translation>编辑对比(&amp;E)</translation>
    </message>
    <message>
        <source>The quote</source>
        <translation>引文</translation>
    </message>
    <message numerus="yes">
        <source>Word for word, in %Ln place(s)</source>
        <translation>
            <numerusform>逐字一致，共 %Ln 处</numerusform>
        </translation>
    </message>
    <message>
        <source>The comparison is locked: Edit (Ctrl+Shift+E) unlocks it.</source>
        <translation>对比已锁定。用“编辑”（Ctrl+Shift+E）解锁。</translation>
    </message>
    <message>
        <source>The comparison is read-only here: make a copy to edit (Menu › Editing).</source>
        <translation>此处的对比为只读：请制作副本再编辑（菜单 › 编辑）。</translation>
    </message>
    <message>
        <source>{0} % alike</source>
        <translation>相似度 {0}%</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Find and replace</source>
        <translation>查找和替换</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>Replace &amp;with</source>
        <translation>替换为(&amp;W)</translation>
    </message>
    <message>
        <source>Match capital letters</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>预览(&amp;P)</translation>
    </message>
    <message>
        <source>Quotes are never changed. What is not ticked stays as it is.</source>
        <translation>引文从不更改。未勾选的内容保持原样。</translation>
    </message>
    <message>
        <source>Nothing is found, or nothing is ticked.</source>
        <translation>没有找到内容，或没有勾选任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>Replace in %Ln text(s)</source>
        <translation>
            <numerusform>在 %Ln 处替换</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>{0}: {1} ({2})</source>
        <translation>{0}：{1}（{2}）</translation>
    </message>
    <message>
        <source>Reviewed by {0}</source>
        <translation>复核：{0}</translation>
    </message>
    <message>
        <source>The reviewers disagree.</source>
        <translation>复核者意见不一。</translation>
    </message>
</context>
<context>
    <name>ReviewCard</name>
    <message>
        <source>You said “{0}” on {1}, before the statement, its quotes or their documents changed.</source>
        <translation>您曾于 {1} 判断为“{0}”，此后陈述、引文或其文档有了改动。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s) of others, hidden until yours is in</source>
        <translation>
            <numerusform>他人的 %Ln 个结论，在您给出结论之前不显示</numerusform>
        </translation>
    </message>
    <message>
        <source>Statement to review</source>
        <translation>待复核的陈述</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Statements to review</source>
        <translation>待复核的陈述</translation>
    </message>
    <message>
        <source>1 supports, 2 partly, 3 does not support, 4 neither; N writes a note; Return goes to the statement.</source>
        <translation>1 支持，2 部分支持，3 不支持，4 无法判断；N 写备注；回车前往该陈述。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>复核者</translation>
    </message>
    <message>
        <source>Which statements</source>
        <translation>哪些陈述</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>分歧</translation>
    </message>
    <message>
        <source>By dimension</source>
        <translation>按维度</translation>
    </message>
    <message>
        <source>By document</source>
        <translation>按文档</translation>
    </message>
    <message>
        <source>Lapsed first</source>
        <translation>已失效者优先</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>备注（N）</translation>
    </message>
    <message>
        <source>Note on the verdict</source>
        <translation>结论的备注</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Remove your verdict on this statement (Del)</source>
        <translation>删除您对这条陈述的结论（Del）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not reviewed yet</source>
        <translation>
            <numerusform>%Ln 条无人复核</numerusform>
        </translation>
    </message>
    <message>
        <source>The statements are still being checked…</source>
        <translation>仍在核查各条陈述……</translation>
    </message>
    <message>
        <source>No two reviewers disagree, as far as their verdicts may be shown.</source>
        <translation>就可显示的结论而言，没有复核者意见不一。</translation>
    </message>
    <message>
        <source>You have reviewed every statement as it is now.</source>
        <translation>您已复核所有陈述的现有内容。</translation>
    </message>
    <message>
        <source>{0}: {1} of {2}</source>
        <translation>{0}：{2} 条中的 {1} 条</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lapsed</source>
        <translation>
            <numerusform>%Ln 条已失效</numerusform>
        </translation>
    </message>
    <message>
        <source>Write your name first: a verdict is signed.</source>
        <translation>请先写上您的姓名：结论须署名。</translation>
    </message>
    <message>
        <source>This comparison is read-only. Make a copy to review it.</source>
        <translation>此对比是只读的。请制作副本后再复核。</translation>
    </message>
    <message>
        <source>Make a copy to edit…</source>
        <translation>制作可编辑的副本…</translation>
    </message>
    <message>
        <source>Hide others&apos; verdicts</source>
        <translation>隐藏他人的结论</translation>
    </message>
    <message>
        <source>Hide what others say of a statement until your own verdict is in</source>
        <translation>在您给出结论之前，隐藏他人对陈述的看法</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to do</source>
        <translation>
            <numerusform>还有 %Ln 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondLookModel</name>
    <message>
        <source>Dismissed ({0})</source>
        <translation>已排除（{0}）</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>疑点</translation>
    </message>
</context>
<context>
    <name>SecondLookPage</name>
    <message>
        <source>Second look</source>
        <translation>待复查</translation>
    </message>
    <message>
        <source>Kind of doubt</source>
        <translation>疑点类型</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Dismissed ones, too</source>
        <translation>包括已排除的</translation>
    </message>
    <message>
        <source>Why the statement is right as it is</source>
        <translation>为何这条陈述本来就正确</translation>
    </message>
    <message>
        <source>Reason for dismissing the doubt</source>
        <translation>排除疑点的理由</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Restore the doubt</source>
        <translation>恢复疑点</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>All dimensions</source>
        <translation>所有维度</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>The statements are still being checked…</source>
        <translation>仍在核查各条陈述……</translation>
    </message>
    <message>
        <source>No doubt of this kind here.</source>
        <translation>此处没有这类疑点。</translation>
    </message>
    <message>
        <source>Nothing looks doubtful: no quote is cut short, no hedge left out, no name unquoted. Whether a quote supports its statement, only a person can say.</source>
        <translation>没有可疑之处：引文没有被截断，限定语没有遗漏，名称均见于引文。引文是否支持陈述，只有人才能判断。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) worth a second look</source>
        <translation>
            <numerusform>%Ln 条陈述值得复查</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubt(s) dismissed</source>
        <translation>
            <numerusform>%Ln 个疑点已排除</numerusform>
        </translation>
    </message>
    <message>
        <source>These are reasons to look again, not errors.</source>
        <translation>这些只是再看一眼的理由，并非错误。</translation>
    </message>
    <message>
        <source>Write why the statement is right as it is, then dismiss the doubt.</source>
        <translation>请先写明这条陈述为何本来就正确，再排除疑点。</translation>
    </message>
    <message>
        <source>This changes the comparison. Switch on Edit first.</source>
        <translation>这会改动对比。请先打开“编辑”。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
</context>
<context>
    <name>SecondLookTable</name>
    <message>
        <source>Doubts</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>One row for each doubt. The source panel shows the passage. Return goes to the statement.</source>
        <translation>每行一个疑点。来源面板显示相应段落。按回车前往该陈述。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Turn off animations</source>
        <translation>关闭动画</translation>
    </message>
    <message>
        <source>Mark uncited claims</source>
        <translation>标出无人引用的论断</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Motion</source>
        <translation>动画(&amp;M)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>文档(&amp;D)</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Every choice takes effect at once and is kept for the next start.</source>
        <translation>每项选择立即生效，并保留到下次启动。</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Filter by words or keys</source>
        <translation>按文字或按键筛选</translation>
    </message>
    <message>
        <source>Filter the shortcuts</source>
        <translation>筛选快捷键</translation>
    </message>
    <message>
        <source>What</source>
        <translation>功能</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>No shortcut has these words or keys.</source>
        <translation>没有符合的快捷键。</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右</translation>
    </message>
    <message>
        <source>In the statements and the document</source>
        <translation>在陈述和文档中</translation>
    </message>
    <message>
        <source>Move between statements</source>
        <translation>在陈述之间移动</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Copy the selected words, or the statement, with the source</source>
        <translation>复制选中的文字或陈述，连同出处</translation>
    </message>
    <message>
        <source>In the document: go to the statement that cites the passage</source>
        <translation>在文档中：转到引用该段落的陈述</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>In the document: next link, show where it leads</source>
        <translation>在文档中：下一个链接，显示其地址</translation>
    </message>
    <message>
        <source>Tab, Return</source>
        <translation>Tab、回车</translation>
    </message>
    <message>
        <source>On the pages of a document</source>
        <translation>在文档的页面上</translation>
    </message>
    <message>
        <source>Next and previous page</source>
        <translation>下一页和上一页</translation>
    </message>
    <message>
        <source>PgDown, PgUp</source>
        <translation>PgDown、PgUp</translation>
    </message>
    <message>
        <source>Larger, smaller, fit to the width</source>
        <translation>放大、缩小、适合宽度</translation>
    </message>
    <message>
        <source>Go to a page by its label or number</source>
        <translation>按页码标签或序号转到某页</translation>
    </message>
    <message>
        <source>Select up to the next word or line</source>
        <translation>选择到下一个词或下一行</translation>
    </message>
    <message>
        <source>Shift and the arrow keys</source>
        <translation>Shift 加方向键</translation>
    </message>
    <message>
        <source>In the search results</source>
        <translation>在查找结果中</translation>
    </message>
    <message>
        <source>To the hits and back</source>
        <translation>进入结果，返回</translation>
    </message>
    <message>
        <source>Down, Up</source>
        <translation>向下键，向上键</translation>
    </message>
    <message>
        <source>Open a hit, go back to where you were</source>
        <translation>打开结果，回到原处</translation>
    </message>
    <message>
        <source>Return, Escape</source>
        <translation>回车，Escape</translation>
    </message>
    <message>
        <source>In the document&apos;s field: next and previous place</source>
        <translation>在文档的查找框中：下一处和上一处</translation>
    </message>
    <message>
        <source>Return, Shift+Return</source>
        <translation>回车，Shift+回车</translation>
    </message>
    <message>
        <source>In the review</source>
        <translation>在复核中</translation>
    </message>
    <message>
        <source>Supports, supports partly, does not support, neither</source>
        <translation>支持、部分支持、不支持、无法判断</translation>
    </message>
    <message>
        <source>Write a note on the verdict</source>
        <translation>为结论写备注</translation>
    </message>
    <message>
        <source>Take the verdict back</source>
        <translation>撤回结论</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Go to the statement</source>
        <translation>转到陈述</translation>
    </message>
    <message>
        <source>In your notes</source>
        <translation>在我的笔记中</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>保存笔记</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Remove the note</source>
        <translation>移除笔记</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>在时间线中</translation>
    </message>
    <message>
        <source>Previous and next milestone</source>
        <translation>上一个和下一个里程碑</translation>
    </message>
    <message>
        <source>First and last milestone</source>
        <translation>第一个和最后一个里程碑</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>Align the lanes</source>
        <translation>对齐泳道</translation>
    </message>
    <message>
        <source>Choose kinds</source>
        <translation>选择类型</translation>
    </message>
    <message>
        <source>Show as a list</source>
        <translation>以列表显示</translation>
    </message>
    <message>
        <source>Save a picture or the table</source>
        <translation>保存图片或表格</translation>
    </message>
    <message>
        <source>Zoom in, zoom out, show all</source>
        <translation>放大、缩小、显示全部</translation>
    </message>
    <message>
        <source>Show one lane, the selection</source>
        <translation>显示单条泳道、所选内容</translation>
    </message>
    <message>
        <source>Move the as-of date</source>
        <translation>移动截至日期</translation>
    </message>
    <message>
        <source>Shift+Left, Shift+Right</source>
        <translation>Shift+左、Shift+右</translation>
    </message>
    <message>
        <source>Show all times again</source>
        <translation>重新显示全部时间</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Both</source>
        <translation>双方</translation>
    </message>
</context>
<context>
    <name>SideStrip</name>
    <message>
        <source>Pages of the original</source>
        <translation>原件页面</translation>
    </message>
    <message>
        <source>Headings of the document</source>
        <translation>文档的标题</translation>
    </message>
    <message>
        <source>Close pages and headings</source>
        <translation>关闭页面和标题</translation>
    </message>
    <message>
        <source>This document has no headings.</source>
        <translation>此文档没有标题。</translation>
    </message>
</context>
<context>
    <name>SourceCoverage</name>
    <message>
        <source>Each claim of this document is cited.</source>
        <translation>此文档的每条论断都已被引用。</translation>
    </message>
    <message>
        <source>No claim after this one is left uncited.</source>
        <translation>其后再无未被引用的论断。</translation>
    </message>
    <message>
        <source>No claim before this one is left uncited.</source>
        <translation>其前再无未被引用的论断。</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Cited by: {0}</source>
        <translation>引用此处的有：{0}</translation>
    </message>
    <message>
        <source>Still counting what is cited…</source>
        <translation>仍在统计引用情况…</translation>
    </message>
    <message>
        <source>No statement cites this.</source>
        <translation>没有陈述引用此处。</translation>
    </message>
    <message>
        <source>Marked as no claim: {0}</source>
        <translation>已标记为非论断：{0}</translation>
    </message>
    <message>
        <source>Choose a sentence of the document first: Alt+. selects the next one.</source>
        <translation>请先在文档中选中一句：Alt+. 选中下一句。</translation>
    </message>
    <message>
        <source>This sentence is in several places, and the text beside it is the same.</source>
        <translation>这句话出现在多处，前后文字也无法区分。</translation>
    </message>
    <message>
        <source>Copied, to be pasted under a statement&apos;s “cites:”.</source>
        <translation>已复制，可粘贴到陈述的“cites:”之下。</translation>
    </message>
    <message>
        <source>This is not a claim, so no statement needs to cite it.</source>
        <translation>这不是论断，无需引用。</translation>
    </message>
</context>
<context>
    <name>SourceHeader</name>
    <message>
        <source>Show another document (Ctrl+D)</source>
        <translation>显示另一份文档（Ctrl+D）</translation>
    </message>
    <message>
        <source>Previous citation of this statement (Alt+[)</source>
        <translation>此陈述的上一处引用（Alt+[）</translation>
    </message>
    <message>
        <source>Next citation of this statement (Alt+])</source>
        <translation>此陈述的下一处引用（Alt+]）</translation>
    </message>
    <message>
        <source>Show its passage</source>
        <translation>显示其原文</translation>
    </message>
    <message>
        <source>Show the passage that the selected statement cites</source>
        <translation>显示所选陈述引用的原文</translation>
    </message>
    <message>
        <source>No document</source>
        <translation>没有文档</translation>
    </message>
    <message>
        <source>Choose a statement that cites a document, and its passage is shown here.</source>
        <translation>选择一条引用了文档的陈述，此处便会显示相应段落。</translation>
    </message>
    <message>
        <source>Reading the document for the first time…</source>
        <translation>首次打开该文档，正在读取…</translation>
    </message>
    <message>
        <source>✗ cannot be read</source>
        <translation>✗ 无法读取</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln 词</numerusform>
        </translation>
    </message>
    <message>
        <source>Not the cited document.</source>
        <translation>并非所引文档。</translation>
    </message>
    <message>
        <source>✓ unchanged</source>
        <translation>✓ 未变</translation>
    </message>
    <message>
        <source>About this document</source>
        <translation>关于此文档</translation>
    </message>
    <message>
        <source>⚠ changed</source>
        <translation>⚠ 已变</translation>
    </message>
    <message>
        <source>Citation {0} of {1}</source>
        <translation>引用{0}/{1}</translation>
    </message>
    <message>
        <source>There is no document yet: import one (Ctrl+Shift+A).</source>
        <translation>还没有文档：请导入一个（Ctrl+Shift+A）。</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>The documents are being read…</source>
        <translation>正在读取文档…</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>No statement in this cell.</source>
        <translation>此格没有陈述。</translation>
    </message>
    <message>
        <source>No statement is selected.</source>
        <translation>未选择任何陈述。</translation>
    </message>
    <message>
        <source>This is the beginning of a long document. The rest is being read…</source>
        <translation>这是长文档的开头，其余部分正在读取……</translation>
    </message>
    <message>
        <source>Long document: {0}–{1} % of it is loaded. Scroll for more.</source>
        <translation>长文档：已载入{0}–{1}%，继续滚动可载入更多。</translation>
    </message>
</context>
<context>
    <name>StatementCommands</name>
    <message>
        <source>Move the statement</source>
        <translation>移动陈述</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>&amp;Row</source>
        <translation>行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation>一方(&amp;S)</translation>
    </message>
    <message>
        <source>Rename the row</source>
        <translation>重命名行</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>&amp;Aspect</source>
        <translation>方面(&amp;A)</translation>
    </message>
    <message>
        <source>Say what the row compares.</source>
        <translation>请写明此行比较什么。</translation>
    </message>
    <message>
        <source>Choose a cell without a statement first.</source>
        <translation>请先选择一个没有陈述的单元格。</translation>
    </message>
    <message>
        <source>Why there is no statement</source>
        <translation>为何没有陈述</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Looked for, not found</source>
        <translation>已查找，未找到</translation>
    </message>
    <message>
        <source>Not comparable</source>
        <translation>不可比</translation>
    </message>
    <message>
        <source>No reason</source>
        <translation>无原因</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>原因(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>备注(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Looked in</source>
        <translation>查找过的文档(&amp;L)</translation>
    </message>
    <message>
        <source>Tick the documents in which it was looked for.</source>
        <translation>请勾选查找过的文档。</translation>
    </message>
    <message>
        <source>Split the statement</source>
        <translation>拆分陈述</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>&amp;First statement</source>
        <translation>第一条陈述(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Second statement</source>
        <translation>第二条陈述(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Citations of the second</source>
        <translation>第二条的引用(&amp;C)</translation>
    </message>
    <message>
        <source>With no citation ticked, the second statement gets copies of all.</source>
        <translation>如果不勾选引用，第二条陈述会得到全部引用的副本。</translation>
    </message>
    <message>
        <source>Write both statements.</source>
        <translation>请写下两条陈述。</translation>
    </message>
</context>
<context>
    <name>StatementTable</name>
    <message>
        <source>Statements</source>
        <translation>陈述</translation>
    </message>
    <message>
        <source>Statements side by side. Arrow keys move; the source panel follows with the passage.</source>
        <translation>并排的陈述。用方向键移动，来源面板随之显示相应段落。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Checking the proof of every statement…</source>
        <translation>正在核对每条陈述的证明…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln proven</source>
        <translation>
            <numerusform>%Ln 条已证实</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln 条陈述</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s) checked</source>
        <translation>
            <numerusform>已核对 %Ln 个数字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figure(s) not supported</source>
        <translation>
            <numerusform>%Ln 个数字无依据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tension(s)</source>
        <translation>
            <numerusform>%Ln 处张力</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>List what is not proven (Ctrl+Shift+N)</source>
        <translation>列出未证实的内容 (Ctrl+Shift+N)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln 份文档</numerusform>
        </translation>
    </message>
    <message>
        <source>offline · unchanged</source>
        <translation>离线 · 未变</translation>
    </message>
    <message>
        <source>offline · ⚠ not all as quoted</source>
        <translation>离线 · ⚠ 并非全部与摘录时一致</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Every change is written at once. Ctrl+Z takes it back.</source>
        <translation>每次更改都会立即写入。按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>The last change was not made</source>
        <translation>上一次更改未完成</translation>
    </message>
    <message>
        <source>Reading dimensions: {0} of {1}</source>
        <translation>正在读取维度：{0} / {1}</translation>
    </message>
    <message>
        <source>Reading documents: {0} of {1}</source>
        <translation>正在读取文档：{0}/{1}</translation>
    </message>
    <message>
        <source>Looking up quotes: {0} of {1}</source>
        <translation>正在核对引文：{0} / {1}</translation>
    </message>
    <message>
        <source>Checking figures: {0} of {1} statements</source>
        <translation>正在核对数字：第 {0} / {1} 条陈述</translation>
    </message>
    <message>
        <source>Looking for doubts: {0} of {1} statements</source>
        <translation>正在查找疑点：第 {0} / {1} 条陈述</translation>
    </message>
    <message>
        <source>Paused · {0}</source>
        <translation>已暂停 · {0}</translation>
    </message>
    <message>
        <source>What is on screen is still checked.</source>
        <translation>屏幕上显示的内容照常核对。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume checking every statement</source>
        <translation>继续核对每条陈述</translation>
    </message>
    <message>
        <source>Pause checking every statement</source>
        <translation>暂停核对每条陈述</translation>
    </message>
    <message>
        <source>offline · ⚠ not read again</source>
        <translation>离线 · ⚠ 未能重新读取</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not proven</source>
        <translation>
            <numerusform>%Ln 条未证实</numerusform>
        </translation>
    </message>
    <message>
        <source>No statements yet</source>
        <translation>还没有陈述</translation>
    </message>
</context>
<context>
    <name>StrikeBar</name>
    <message>
        <source>&amp;Strike out</source>
        <translation>删去(&amp;S)</translation>
    </message>
    <message>
        <source>Leave out the paragraphs, lists or tables that the selection touches (Del)</source>
        <translation>略去所选内容涉及的段落、列表或表格 (Del)</translation>
    </message>
    <message>
        <source>Mor&amp;e</source>
        <translation>更多(&amp;E)</translation>
    </message>
    <message>
        <source>Restore, undo, and strike out a section or all before or behind a place</source>
        <translation>恢复、撤销，以及删去一节或某处之前、之后的全部内容</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Take back what was struck out in the selection</source>
        <translation>恢复所选范围内被删去的内容</translation>
    </message>
    <message>
        <source>Strike out the section</source>
        <translation>删去本节</translation>
    </message>
    <message>
        <source>From the heading before to the next one of its level</source>
        <translation>从前面的标题到同级的下一个标题</translation>
    </message>
    <message>
        <source>Strike out from here to the end</source>
        <translation>从此处删到末尾</translation>
    </message>
    <message>
        <source>Strike out all before this</source>
        <translation>删去此处之前的全部内容</translation>
    </message>
    <message>
        <source>Keep only the selection</source>
        <translation>只保留所选内容</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>全部恢复</translation>
    </message>
</context>
<context>
    <name>SubjectHeader</name>
    <message>
        <source>Subjects</source>
        <translation>对象</translation>
    </message>
</context>
<context>
    <name>Tension</name>
    <message>
        <source>contradicted by</source>
        <translation>与之矛盾</translation>
    </message>
    <message>
        <source>qualified by</source>
        <translation>受其限定</translation>
    </message>
    <message>
        <source>Contradiction</source>
        <translation>矛盾</translation>
    </message>
    <message>
        <source>Qualification</source>
        <translation>限定</translation>
    </message>
</context>
<context>
    <name>TensionCommands</name>
    <message>
        <source>New tension</source>
        <translation>新张力</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类型(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>备注(&amp;N)</translation>
    </message>
    <message>
        <source>What the one says, and the other</source>
        <translation>一方怎么说，另一方怎么说</translation>
    </message>
    <message>
        <source>Say in a note how they differ.</source>
        <translation>请在备注中写明两者的差异。</translation>
    </message>
    <message>
        <source>The current statement has no tension.</source>
        <translation>当前陈述没有张力。</translation>
    </message>
    <message>
        <source>Edit a tension</source>
        <translation>编辑张力</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>&amp;Tension</source>
        <translation>张力(&amp;T)</translation>
    </message>
    <message>
        <source>An empty note deletes the tension.</source>
        <translation>备注为空则删除该张力。</translation>
    </message>
    <message>
        <source>They contradict each other</source>
        <translation>两者相互矛盾</translation>
    </message>
    <message>
        <source>No statement is marked for a tension now.</source>
        <translation>现在没有为张力标记的陈述。</translation>
    </message>
    <message>
        <source>Marked: “{0}”. Press Ctrl+Alt+T on the other statement, or here to remove the mark.</source>
        <translation>已标记：“{0}”。在另一条陈述上按 Ctrl+Alt+T；在此处再按一次则取消标记。</translation>
    </message>
    <message>
        <source>They qualify each other</source>
        <translation>两者互为限定</translation>
    </message>
</context>
<context>
    <name>TensionsModel</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>One end</source>
        <translation>一端</translation>
    </message>
    <message>
        <source>Other end</source>
        <translation>另一端</translation>
    </message>
    <message>
        <source>Its sentence goes on</source>
        <translation>原句接着写道</translation>
    </message>
    <message>
        <source>The other end, {0}: {1}</source>
        <translation>另一端，{0}：{1}</translation>
    </message>
</context>
<context>
    <name>TensionsPage</name>
    <message>
        <source>Tensions</source>
        <translation>张力</translation>
    </message>
    <message>
        <source>Reading the comparison…</source>
        <translation>正在读取对比…</translation>
    </message>
    <message>
        <source>No two statements are said to contradict or qualify each other. Write them into tensions.yaml.</source>
        <translation>没有任何两条陈述被标为相互矛盾或限定。请将其写入 tensions.yaml。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln contradiction(s)</source>
        <translation>
            <numerusform>%Ln 处矛盾</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln qualification(s)</source>
        <translation>
            <numerusform>%Ln 处限定</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TensionsTable</name>
    <message>
        <source>Tensions</source>
        <translation>张力</translation>
    </message>
    <message>
        <source>One row for each tension, one cell for each end. The source panel shows both passages. Return goes to the statement.</source>
        <translation>每行一处分歧，每格一端。来源面板显示两处原文。按回车转到该陈述。</translation>
    </message>
</context>
<context>
    <name>TextOrPages</name>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>The document&apos;s text. Return or Ctrl+click on a marked passage goes to the statement that cites it. Alt+. selects the next sentence and says what cites it.</source>
        <translation>文档正文。在有标记的原文上按回车或 Ctrl+单击，转到引用它的陈述。Alt+. 选择下一句并说明哪些陈述引用它。</translation>
    </message>
    <message>
        <source>This document has no pages.</source>
        <translation>此文档没有页面。</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Pages of the original</source>
        <translation>原件页面</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Within the stated {0}–{1} years</source>
        <translation>在所述{0}–{1}年之内</translation>
    </message>
    <message>
        <source>Partly within the stated {0}–{1} years</source>
        <translation>部分在所述{0}–{1}年之内</translation>
    </message>
    <message>
        <source>Outside the stated {0}–{1} years</source>
        <translation>不在所述{0}–{1}年之内</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>%n themes</source>
        <translation>%n 个主题</translation>
    </message>
    <message>
        <source>years since founding</source>
        <translation>创立后年数</translation>
    </message>
    <message>
        <source>months since founding</source>
        <translation>创立后月数</translation>
    </message>
    <message>
        <source>days since founding</source>
        <translation>创立后天数</translation>
    </message>
    <message>
        <source>years since “{0}”</source>
        <translation>“{0}”后年数</translation>
    </message>
    <message>
        <source>months since “{0}”</source>
        <translation>“{0}”后月数</translation>
    </message>
    <message>
        <source>days since “{0}”</source>
        <translation>“{0}”后天数</translation>
    </message>
    <message>
        <source>at founding</source>
        <translation>创立之时</translation>
    </message>
    <message>
        <source>with “{0}”</source>
        <translation>与“{0}”同时</translation>
    </message>
    <message>
        <source>{0} founding</source>
        <translation>较创立{0}</translation>
    </message>
    <message>
        <source>{0} “{1}”</source>
        <translation>较“{1}”{0}</translation>
    </message>
    <message>
        <source>{0} before founding</source>
        <translation>创立前{0}</translation>
    </message>
    <message>
        <source>{0} before “{1}”</source>
        <translation>“{1}”前{0}</translation>
    </message>
    <message>
        <source>{0} after founding</source>
        <translation>创立后{0}</translation>
    </message>
    <message>
        <source>{0} after “{1}”</source>
        <translation>“{1}”后{0}</translation>
    </message>
    <message>
        <source>{0} sooner</source>
        <translation>早{0}</translation>
    </message>
    <message>
        <source>{0} later</source>
        <translation>晚{0}</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>R&amp;D</source>
        <translation>研发</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>市场</translation>
    </message>
    <message>
        <source>View</source>
        <translation>观点</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>and %n more</source>
        <translation>另有 %n 个</translation>
    </message>
    <message>
        <source>Calendar time</source>
        <translation>日历时间</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Find among the milestones</source>
        <translation>查找里程碑</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>{0} is a file of this comparison. Choose another place.</source>
        <translation>{0} 是该对比自身的文件。请选择其他位置。</translation>
    </message>
    <message>
        <source>The disk is full: {0} was not written. Free some space.</source>
        <translation>磁盘已满：{0} 未写入。请腾出一些空间。</translation>
    </message>
    <message>
        <source>The picture could not be written to {0}. Choose another folder.</source>
        <translation>图片无法写入 {0}。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>No milestone has a date that can be drawn.</source>
        <translation>没有可绘制日期的里程碑。</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>%n more</source>
        <translation>另有 %n 个</translation>
    </message>
    <message>
        <source>Arrow keys go from milestone to milestone.</source>
        <translation>用方向键在里程碑之间移动。</translation>
    </message>
    <message>
        <source>Drag to see what had happened by a date (Shift+Left, Shift+Right)</source>
        <translation>拖动以查看截至某一日期已发生的事（Shift+Left、Shift+Right）</translation>
    </message>
    <message>
        <source>As of the end of {0}: {1} milestones are later. Escape clears it.</source>
        <translation>截至{0}（含）：有{1}个里程碑更晚。按 Escape 键清除。</translation>
    </message>
    <message>
        <source>{0} BC</source>
        <translation>公元前{0}</translation>
    </message>
    <message>
        <source>+1 lag</source>
        <translation>+1 个时差</translation>
    </message>
    <message>
        <source>+{0} lags</source>
        <translation>+{0} 个时差</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Lines join the same step of both and say how much later it was · wide marks: somewhere in that time · fading: open or uncertain · dashed: today · +3: three more</source>
        <translation>连线连接双方的同一步骤，并注明晚了多久 · 宽标记：在此期间的某时 · 渐隐：未结束或不确定 · 虚线：今天 · +3：另有三项</translation>
    </message>
    <message>
        <source>Stated: {0}–{1} years. By the dates, {2} of {3} lags are within it.</source>
        <translation>所述：{0}–{1}年。按日期计算，{3}个时间差中有{2}个在此范围内。</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Reading the milestones…</source>
        <translation>正在读取里程碑…</translation>
    </message>
    <message>
        <source>Show as a list</source>
        <translation>以列表显示</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Show all milestones</source>
        <translation>显示全部里程碑</translation>
    </message>
    <message>
        <source>Show all of {0}</source>
        <translation>显示{0}的全部</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>缩放到所选内容</translation>
    </message>
    <message>
        <source>What is in view</source>
        <translation>显示范围</translation>
    </message>
    <message>
        <source>Save a picture of the whole timeline…</source>
        <translation>将整条时间线存为图片…</translation>
    </message>
    <message>
        <source>Save a picture of the visible part…</source>
        <translation>将当前视图存为图片…</translation>
    </message>
    <message>
        <source>Copy the visible part as a picture</source>
        <translation>将当前视图复制为图片</translation>
    </message>
    <message>
        <source>Copy the milestones as a table</source>
        <translation>将里程碑复制为表格</translation>
    </message>
    <message>
        <source>Save or copy the timeline</source>
        <translation>保存或复制时间线</translation>
    </message>
    <message>
        <source>Picture copied.</source>
        <translation>已复制图片。</translation>
    </message>
    <message>
        <source>Milestones copied as a table.</source>
        <translation>已将里程碑复制为表格。</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>已保存为 {0}。</translation>
    </message>
    <message>
        <source>Save a picture of the timeline</source>
        <translation>保存时间线图片</translation>
    </message>
    <message>
        <source>SVG, for print and editing (*.svg)</source>
        <translation>SVG，用于印刷和编辑 (*.svg)</translation>
    </message>
    <message>
        <source>PNG, pixels (*.png)</source>
        <translation>PNG，像素图 (*.png)</translation>
    </message>
    <message>
        <source>{0} of {1} milestones</source>
        <translation>{1}个里程碑中的{0}个</translation>
    </message>
    <message>
        <source>This comparison has no milestones yet. While editing, select a passage with a date and press Ctrl+Alt+M.</source>
        <translation>此对比还没有里程碑。编辑时请选择含有日期的段落并按 Ctrl+Alt+M。</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>外观</translation>
    </message>
</context>
<context>
    <name>UnprovenList</name>
    <message>
        <source>Not proven</source>
        <translation>未证实</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Copy every problem with its file and line</source>
        <translation>复制每个问题及其所在文件和行号</translation>
    </message>
    <message>
        <source>Still reading…</source>
        <translation>仍在读取…</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>陈述</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Everything is proven: each quote is in its document.</source>
        <translation>全部已证实：每段引文都在其文档中。</translation>
    </message>
    <message>
        <source>Choose a statement to see why it is not proven.</source>
        <translation>选择一条陈述，查看其证明缺少什么。</translation>
    </message>
    <message>
        <source>In the files</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}，{1}</translation>
    </message>
    <message>
        <source>p. {0}</source>
        <translation>第 {0} 页</translation>
    </message>
    <message>
        <source>“{0}”, {1}</source>
        <translation>“{0}”，{1}</translation>
    </message>
    <message>
        <source>Citation: {0}</source>
        <translation>引用：{0}</translation>
    </message>
    <message>
        <source>Citation {0} of {1}: {2}</source>
        <translation>第 {0} 处引用，共 {1} 处：{2}</translation>
    </message>
    <message>
        <source>{0}; from: {1}</source>
        <translation>{0}；来源：{1}</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <comment>names</comment>
        <translation>{0}、{1}</translation>
    </message>
</context>
<context>
    <name>_DimensionModel</name>
    <message numerus="yes">
        <source>%Ln tension(s)</source>
        <translation>
            <numerusform>%Ln 处张力</numerusform>
        </translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Tensions</source>
        <translation>张力</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>待复查</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>All dimensions (Alt+Home)</source>
        <translation>全部维度（Alt+Home）</translation>
    </message>
    <message>
        <source>All tensions (Ctrl+Shift+T)</source>
        <translation>全部张力（Ctrl+Shift+T）</translation>
    </message>
    <message>
        <source>Statements worth a second look (Ctrl+Shift+S)</source>
        <translation>值得复查的陈述（Ctrl+Shift+S）</translation>
    </message>
    <message>
        <source>Give verdicts on the statements, one after the other (Ctrl+Shift+R)</source>
        <translation>逐条给出对陈述的结论（Ctrl+Shift+R）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln 条陈述</numerusform>
        </translation>
    </message>
    <message>
        <source>its file has problems</source>
        <translation>其文件有问题</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not proven</source>
        <translation>
            <numerusform>%Ln 条未证实</numerusform>
        </translation>
    </message>
    <message>
        <source>all proven</source>
        <translation>全部已证实</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) in tension</source>
        <translation>
            <numerusform>%Ln 条陈述有张力</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Fields</name>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>What happened, in a few words</source>
        <translation>用几个字说明发生了什么</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation>对象(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类型(&amp;K)</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>Shown as: {0}</source>
        <translation>显示为：{0}</translation>
    </message>
    <message>
        <source>Say what happened.</source>
        <translation>请写明发生了什么。</translation>
    </message>
    <message>
        <source>A year, a month or a day: 2021, 2021-03, 2021-03-05; 1990s for the nineties, 2019–2021 for a span.</source>
        <translation>年、月或日：2021、2021-03、2021-03-05；1990s 表示九十年代，2019–2021 表示一段时间。</translation>
    </message>
    <message>
        <source>The date is not readable: write 2021, 2021-03, 2021-03-05 or 2019–2021.</source>
        <translation>无法识别该日期：请写成 2021、2021-03、2021-03-05 或 2019–2021。</translation>
    </message>
    <message>
        <source>Choose a kind, or write a word of your own.</source>
        <translation>请选择类型，或自行填写。</translation>
    </message>
</context>
<context>
    <name>_HeadingModel</name>
    <message>
        <source>{0}, level {1}</source>
        <translation>{0}，第 {1} 级</translation>
    </message>
</context>
<context>
    <name>_PageModel</name>
    <message>
        <source>Page {0}, {1} of {2}</source>
        <translation>第 {0} 页，{2} 页中的第 {1} 页</translation>
    </message>
    <message>
        <source>{0}, with marked passages</source>
        <translation>{0}，含已标记的段落</translation>
    </message>
</context>
</TS>
