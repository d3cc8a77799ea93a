"""What can be done with the register: codes that never change, and the words people read.

Comes in: nothing. Goes out: a literal table.
Must not know: who may do it; `access.py` says.
"""

from __future__ import annotations

from ceyuan.district.common.trail.verb import Verb

OPEN_FILE = Verb("registry.open-file", "打开企业资料", "opened a firm's file")
EXPORT_LIST = Verb("registry.export-list", "导出企业名单", "exported a list of firms")
READ_PAPER = Verb("registry.read-paper", "下载材料", "downloaded a paper")
SAVE_VIEW = Verb("registry.save-view", "保存常用名单", "saved a list")
DELETE_VIEW = Verb("registry.delete-view", "删除常用名单", "deleted a saved list")

REGISTER = Verb("registry.register", "登记企业", "registered a firm")
RENAME = Verb("registry.rename", "登记更名", "recorded a new name")
MERGE = Verb("registry.merge", "登记吸收合并", "recorded a merger")
SPLIT = Verb("registry.split", "登记分立", "recorded a split")
MOVE_IN = Verb("registry.move-in", "登记迁入", "recorded a move into the district")
MOVE_OUT = Verb("registry.move-out", "登记迁出", "recorded a move out of the district")
CLOSE = Verb("registry.close", "登记注销", "recorded a closure")
HAND_OVER = Verb("registry.hand-over", "移交推荐单位", "handed a firm over to another unit")
SET_PLACES = Verb("registry.set-places", "更正三地", "corrected the three places")

ADD_SITE = Verb("registry.add-site", "增加场所", "added a site")
END_SITE = Verb("registry.end-site", "停用场所", "ended a site")
SET_INDUSTRY = Verb("registry.set-industry", "登记行业", "recorded an industry")
RECORD_RECOGNITION = Verb("registry.record-recognition", "登记资质称号", "recorded a title")
WITHDRAW_RECOGNITION = Verb("registry.withdraw-recognition", "登记称号撤销", "recorded the withdrawal of a title")
ADD_PRODUCT = Verb("registry.add-product", "登记产品", "recorded a product")
ADD_PROJECT = Verb("registry.add-project", "登记项目", "recorded a project")

RECORD_EVENT = Verb("registry.record-event", "登记信用事项", "recorded a credit event")
REPAIR_EVENT = Verb("registry.repair-event", "登记信用修复", "recorded the repair of a credit event")
CONTEST_EVENT = Verb("registry.contest-event", "对信用事项提出异议", "contested a credit event")
DECIDE_CONTEST = Verb("registry.decide-contest", "处理信用异议", "decided on a contest")

INVITE_MEMBER = Verb("registry.invite-member", "添加企业人员", "added a person to a firm")
END_MEMBER = Verb("registry.end-member", "移除企业人员", "ended a person's membership of a firm")

RECORD_FACTS = Verb("registry.record-facts", "登记事实", "recorded facts")
DECLARE_FACTS = Verb("registry.declare-facts", "填报事实", "declared facts")
CONFIRM_FACT = Verb("registry.confirm-fact", "确认是或否", "confirmed a yes or no")
WITHDRAW_FACT = Verb("registry.withdraw-fact", "撤回误登的事实", "took back a fact recorded by mistake")
ASK_CORRECTION = Verb("registry.ask-correction", "申请更正事实", "asked for a correction of a fact")
DECIDE_CORRECTION = Verb("registry.decide-correction", "核定事实更正", "decided on a correction")
AUTHORISE_TAX = Verb("registry.authorise-tax", "授权使用税务数据", "authorised the use of tax data")
WITHDRAW_TAX = Verb("registry.withdraw-tax", "收回税务数据授权", "withdrew the use of tax data")
KEEP_SOURCE = Verb("registry.keep-source", "登记共享数据目录", "recorded a shared source")
RECORD_CELL = Verb("registry.record-statistics", "登记统计汇总数", "recorded a statistical aggregate")
OPEN_FORM = Verb("registry.open-form", "开放定期报表", "opened a recurring form")
CLOSE_FORM = Verb("registry.close-form", "提前关闭定期报表", "closed a recurring form early")
RETURN_FORM = Verb("registry.return-form", "填报定期报表", "returned a recurring form")
EXPORT_FORM = Verb("registry.export-form", "导出定期报表", "exported a recurring form")

START_IMPORT = Verb("registry.start-import", "上传导入文件", "handed in a file to import")
STAGE_IMPORT = Verb("registry.stage-import", "读入导入文件", "read rows of a file to import")
MAP_IMPORT = Verb("registry.map-import", "对照导入表头", "set what the headings of a file mean")
APPLY_IMPORT = Verb("registry.apply-import", "写入导入数据", "applied an import")
UNDO_IMPORT = Verb("registry.undo-import", "撤回导入", "undid an import")
DROP_IMPORT = Verb("registry.drop-import", "放弃导入", "dropped an import")
RETURN_WORKBOOK = Verb("registry.return-workbook", "下载标注了问题的导入文件", "took a file with its faults marked")
EXPORT_FACTS = Verb("registry.export-facts", "导出事实", "exported facts")
MAKE_TABLE = Verb("registry.make-table", "登记来表", "kept an office's table to be filled")
MAP_TABLE = Verb("registry.map-table", "对照来表表头", "set what the columns of a table mean")
FILL_TABLE = Verb("registry.fill-table", "填写来表", "filled an office's table")
DROP_TABLE = Verb("registry.drop-table", "删除来表", "deleted an office's table")

VERBS = (
    OPEN_FILE,
    EXPORT_LIST,
    READ_PAPER,
    SAVE_VIEW,
    DELETE_VIEW,
    REGISTER,
    RENAME,
    MERGE,
    SPLIT,
    MOVE_IN,
    MOVE_OUT,
    CLOSE,
    HAND_OVER,
    SET_PLACES,
    ADD_SITE,
    END_SITE,
    SET_INDUSTRY,
    RECORD_RECOGNITION,
    WITHDRAW_RECOGNITION,
    ADD_PRODUCT,
    ADD_PROJECT,
    RECORD_EVENT,
    REPAIR_EVENT,
    CONTEST_EVENT,
    DECIDE_CONTEST,
    INVITE_MEMBER,
    END_MEMBER,
    RECORD_FACTS,
    DECLARE_FACTS,
    CONFIRM_FACT,
    WITHDRAW_FACT,
    ASK_CORRECTION,
    DECIDE_CORRECTION,
    AUTHORISE_TAX,
    WITHDRAW_TAX,
    KEEP_SOURCE,
    RECORD_CELL,
    OPEN_FORM,
    CLOSE_FORM,
    RETURN_FORM,
    EXPORT_FORM,
    START_IMPORT,
    STAGE_IMPORT,
    MAP_IMPORT,
    APPLY_IMPORT,
    UNDO_IMPORT,
    DROP_IMPORT,
    RETURN_WORKBOOK,
    EXPORT_FACTS,
    MAKE_TABLE,
    MAP_TABLE,
    FILL_TABLE,
    DROP_TABLE,
)
