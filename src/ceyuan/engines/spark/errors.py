"""The error table of Spark: what is not installed, tables that cannot be used, tasks that fail.

Comes in: nothing. Goes out: literal kinds. Must not know: how Spark is called.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

NO_PYSPARK = ErrorKind(
    code="spark.no-pyspark",
    zh="使用 Spark 需要 {package}，目前没有安装",
    en="Spark needs {package}, which is not installed",
    hint_zh="请运行 pip install 'ceyuan[spark]'；登记表在一台机器上放得下时，不用 Spark 更快",
    hint_en="run: pip install 'ceyuan[spark]'; a register that one machine holds is answered faster without Spark",
)
NO_JAVA = ErrorKind(
    code="spark.no-java",
    zh="Spark 需要 Java 17 或更新版本，这里没有找到 java 命令（JAVA_HOME：{java_home}）",
    en="Spark needs Java 17 or newer, and there is no java command (JAVA_HOME: {java_home})",
    hint_zh="请安装，例如 apt install openjdk-17-jre-headless，或将 JAVA_HOME 指向已有的 Java",
    hint_en="install it, such as with apt install openjdk-17-jre-headless, or let JAVA_HOME name the one you have",
)
NOT_STARTED = ErrorKind(
    code="spark.not-started",
    zh="Spark 没有启动：{reason}",
    en="Spark did not start: {reason}",
    hint_zh="请检查 Java 是否为 17 或更新版本、集群地址（spark.master）能否连上；上面是 Java 的原话",
    hint_en="check that Java is 17 or newer and that the cluster (spark.master) answers; Java's words stand above",
)
REMOTE = ErrorKind(
    code="spark.remote",
    zh="已配置 Spark Connect（SPARK_REMOTE={address}），策源目前不支持",
    en="Spark Connect is configured (SPARK_REMOTE={address}), which Ceyuan does not support",
    hint_zh="请去掉 SPARK_REMOTE，用 spark-submit 或 spark.master 连接集群，见 docs/spark.md",
    hint_en="unset SPARK_REMOTE and reach the cluster by spark-submit or spark.master; see docs/spark.md",
)
NO_PATH = ErrorKind(
    code="spark.no-path",
    zh="没有文件或文件夹“{path}”",
    en="there is no file or folder {path}",
    hint_zh="请检查路径；集群读取 hdfs:// 或 s3a:// 路径，本机路径要在每台机器上都能看到",
    hint_en="check the path; a cluster reads hdfs:// or s3a://, and a local path must be seen by every machine",
)
UNREACHABLE = ErrorKind(
    code="spark.unreachable",
    zh="Spark 够不到“{path}”：{reason}",
    en="Spark cannot reach {path}: {reason}",
    hint_zh="请检查地址、权限，以及集群是否装有该存储的连接器（如 s3a 需要 hadoop-aws）",
    hint_en="check the address, the permissions, and the connector of that storage (s3a:// needs hadoop-aws)",
)
UNREADABLE = ErrorKind(
    code="spark.unreadable",
    zh="“{path}”不能作为 Parquet 读取：{reason}",
    en="{path} cannot be read as Parquet: {reason}",
    hint_zh="请写一个 Parquet 文件或文件夹，各文件的列相同，格式见 docs/columns.md",
    hint_en="name a Parquet file, or a folder of them with the same columns; docs/columns.md describes the format",
)
OTHER_DAY = ErrorKind(
    code="spark.other-day",
    zh="“{path}”中的资质按 {stated} 判定，而申报日期是 {asked}",
    en="the titles in {path} were judged on {stated}, but the day asked for is {asked}",
    hint_zh="请用 --as-of {stated}，或按 {asked} 重新导出",
    hint_en="use --as-of {stated}, or export the register again for {asked}",
)
OTHER_FORMAT = ErrorKind(
    code="spark.other-format",
    zh="“{path}”的 ceyuan.format 是“{stated}”，本程序只认识 1",
    en="{path} states {stated} as ceyuan.format; this program knows 1",
    hint_zh="请更新程序，或按 docs/columns.md 重新导出",
    hint_en="update the program, or export the register again after docs/columns.md",
)
EMPTY_ID = ErrorKind(
    code="spark.empty-id",
    zh="“{path}”中有企业没有 subject_id",
    en="some firms in {path} have no subject_id",
    hint_zh="用 SELECT * FROM … WHERE subject_id IS NULL OR subject_id = '' 可以找到它们；请补上编号，或在导出时去掉",
    hint_en="SELECT * FROM … WHERE subject_id IS NULL OR subject_id = '' finds them; give them ids or leave them out",
)
OUTPUT_THERE = ErrorKind(
    code="spark.output-there",
    zh="输出文件夹“{path}”已经存在（{state}），不会覆盖",
    en="the output folder {path} is there already ({state}) and is never overwritten",
    hint_zh="请另取一个名称，或先移走原有文件夹；其中没有 _SUCCESS 的是没有写完的结果",
    hint_en="choose another name, or move the folder away; one without _SUCCESS was not finished",
)
NO_CODE = ErrorKind(
    code="spark.not-on-executors",
    zh="执行节点上的 Python 缺少模块“{module}”",
    en="the Python of the executors lacks the module {module}",
    hint_zh="请把 ceyuan 及其依赖一并发到集群，做法见 docs/spark.md",
    hint_en="send ceyuan and what it needs to the cluster; docs/spark.md says how",
)
FAILED = ErrorKind(
    code="spark.task-failed",
    zh="Spark 没有完成：{reason}",
    en="Spark did not finish: {reason}",
    hint_zh="“{path}”中没有 _SUCCESS 的结果不完整，请删除；消除原因后重新运行，全部经过见 Spark 的日志",
    hint_en="without _SUCCESS, what {path} holds is not whole: delete it; remove the cause and run again; Spark's log "
    "has the whole story",
)

KINDS = (
    NO_PYSPARK,
    NO_JAVA,
    NOT_STARTED,
    REMOTE,
    NO_PATH,
    UNREACHABLE,
    UNREADABLE,
    OTHER_DAY,
    OTHER_FORMAT,
    EMPTY_ID,
    OUTPUT_THERE,
    NO_CODE,
    FAILED,
)
