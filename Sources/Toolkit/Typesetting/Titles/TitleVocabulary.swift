/// Words of official titles, by what they do to a line end beside them.
///
/// Chinese writes no spaces, and a dictionary is out of proportion for headings: these few hundred
/// words, which titles of official papers are mostly made of, show where sense pauses. What is not
/// listed is not known, and is parted only when nothing known will do.
enum TitleVocabulary {
  enum Kind: Hashable, Sendable {
    /// 关于: the matter begins; a line may well begin with it.
    case topic
    /// Takes what follows as its object: a line may well begin with it.
    case verb
    /// Stands between two things that belong together.
    case connective
    /// Belongs to what stands before it, and never begins a line.
    case particle
    /// Belongs to what follows, and never ends a line.
    case prefix
    /// Ends the name of a place; the name of an office may follow.
    case region
    /// Ends the name of an office.
    case office
    /// Mostly closes what stands before it: 监管工作, 体系建设.
    case head
    /// Any other word.
    case word
  }

  static let topics = "关于"

  static let verbs = """
    印发 转发 批转 公布 发布 下达 报送 上报 申请 申报 开展 召开 举办 举行 成立 设立 调整 表彰 表扬 加强 \
    推进 深化 做好 抓好 组织 实施 落实 贯彻 贯彻落实 学习贯彻 修订 修改 废止 撤销 规范 完善 建立 健全 同意 \
    促进 推广 扩大 审理 打好 拨付 启用 任免 命名 授予 征求 适用 强化 提升 支持 鼓励 严格 严禁 防止 应对 解决
    """

  static let connectives = "和 与 及 以及 暨 或"

  static let particles = "的 之 等 了 者 们"

  static let prefixes = """
    第 在 对 向 为 以 按 从 将 并 各 全 该 本 非 原 进一步 切实 全面 深入 扎实 大力 加快 持续
    """

  static let regions = "省 市 区 县 镇 乡 州 自治区 自治州 地区 街道 新区 开发区"

  static let offices = """
    局 厅 委 部 署 办 院 处 科 股 队 站 所 分局 总局 支队 大队 中队 中心 公司 集团 学校 大学 学院 医院 法院 \
    检察院 政府 人民政府 委员会 办公室 办公厅 办事处 领导小组 指挥部 协会 公安厅 公安局 财政部 财政厅 财政局 国务院 \
    有限公司 有限责任公司 股份有限公司 集团有限公司 分公司
    """

  static let heads = """
    工作 任务 情况 活动 建设 管理 制度 体系 机制 问题 事项 事宜 措施 行动 项目 资金 人员 人员库 单位 企业 部门 \
    机构 对象 名录 名录库 文件 案件 领域 服务 程序 流程 标准 目录 方案 办法 计划 规划
    """

  /// Words that would otherwise be taken apart, most of all those with a character listed above.
  static let words = """
    通知 通报 通告 公告 公报 决定 决议 命令 意见 报告 请示 批复 议案 纪要 规定 规则 细则 条例 \
    总结 要点 预案 清单 名单 台账 指南 手册 记录 证明 合同 协议 实施方案 实施意见 实施细则 \
    实施办法 管理办法 暂行办法 工作方案 工作计划 工作要点 工作报告 工作总结 应急预案 若干意见 \
    指导意见 审批表 申请表 登记表 汇总表 统计表 考核表 评分表 调查表 检查表 信息表 情况表 一览表 \
    明细表 报名表 备案表 变动表 派遣单 交接单 通知单 送达单 审批单 申请单 登记簿 承诺书 责任书 \
    告知书 决定书 通知书 意见书 建议书 委托书 申请书 协议书 报告书 回执 笔录 文书 档案 表格 附件 \
    材料 会议 培训 检查 抽查 监督 监管 执法 执行 行政 处罚 许可 审批 审核 审查 审计 评估 评价 \
    评审 考核 考评 考试 考察 调查 调研 统计 监测 检测 监察 巡查 督查 督导 督办 整治 整改 治理 \
    防治 防控 保护 保障 发展 改革 创新 创建 开放 合作 协调 管控 处理 处置 备案 登记 公示 公开 \
    信息 信息化 数据 系统 平台 网络 安全 生产 质量 技术 科技 教育 卫生 健康 医疗 文化 旅游 体育 \
    农业 农村 工业 商务 财政 税务 金融 投资 工程 经费 预算 决算 采购 招标 资产 土地 房屋 住房 \
    城市 城乡 交通 运输 水利 林业 环境 环境保护 生态 生态环境 污染 污染源 污染物 排放 大气 废水 \
    废物 危险废物 固体废物 噪声 土壤 水质 饮用水 水源地 突发 事件 事故 应急 救援 消防 隐患 排查 \
    风险 预警 重点 专项 日常 现场 随机 双随机 随机抽查 年度 季度 月度 半年 上半年 下半年 全省 \
    全市 全区 全县 全国 本市 各级 市级 省级 县级 区级 国家 地方 中央 中华人民共和国 人民 社会 \
    机关 组织部 干部 职工 领导 领导班子 成员 负责人 代表 代表大会 专家 对象名录库 执法人员 \
    检查人员 检查对象 事业单位 个人 家庭 儿童 学生 教师 群众 居民 农民 公民 变动 变更 录入 名称 \
    编制 岗位 职责 职务 职称 工资 人事 招聘 录用 选拔 任用 任命 离任 退休 奖励 补助 补贴 先进 \
    优秀 模范 典型 集体 有关 相关 能力 水平 作风 纪律 廉政 党风 党建 党委 党组 思想 政治 精神 \
    主题 宣传 新闻 法律 法规 法治 规范性 规范性文件 政策 政务 公务 公文 政府采购 市场 市民 市政 \
    市区 区域 区块 区划 县域 部署 部分 局长 局部 厅长 处长 科长 科学 科室 院校 院长 办理 办公 \
    委托 委派 委员 队伍 队员 站点 所属 所有 股份 和谐 和平 与会 参与 及时 普及 涉及 目的 以上 \
    以下 以内 全部 全体 全文 原则 原因 原料 为了 在线 在建 在职 按照 按时 从事 从业 从业人员 \
    将来 并联 各类 各项 各地 对外 对接 对口 内部 外部 本年 本级 第三方 非法 非税 分级 分类 分管 \
    主要 第一 一体化 统一 一般 一季度 综合 统筹 使用 收支 年终 年初 目标 指标 责任 责任制 联合 \
    联席 常务 常态化 长效 精准 扶贫 脱贫 攻坚 乡村 振兴 营商 优化 简化 高质量 绿色 低碳 清洁 \
    能源 节能 减排 回头看 热线 信访 投诉 举报 案卷 卷宗 交接 派遣 汇总 承诺 记录表 记录单 计划表 \
    中国 山东 国土空间 总体规划 建设项目 环境影响 环境影响评价 环境影响报告书 环境影响报告表 \
    报告表 民事 刑事 公益 诉讼 公益诉讼 环境监管 日常监管 损害 责任追究 普查 小微企业 所得税 \
    优惠 党政 裁量权 自由裁量权 影响 事中 事后 事前 战略 攻坚战 环境日 宣传周 安全生产 督察 综治 \
    维稳 保密 疫情 防汛 抗旱 防火 值班 假期 节假日 春节 国庆 考勤 请假 休假 出差 差旅 报销 车辆 \
    用车 印章 用印 审批意见 验收 竣工 开工 施工 设计 监理 \
    行政处罚 行政许可 行政执法 行政复议 行政强制 排污 排污许可 排污许可证 许可证 固定污染源 人员变动 行动方案 \
    行动计划 先进集体 先进个人 先进单位 先进事迹
    """

  /// After a number.
  static let units = Set("年月日号时分秒届次期季度个名人家项条件种类级份批轮周天元万亿年章节页".unicodeScalars)

  static let numerals = Set("〇零一二三四五六七八九十百千两".unicodeScalars)

  /// In Unicode scalars.
  static let longestWord = 7

  static let kinds: [[Unicode.Scalar]: Kind] = {
    var kinds: [[Unicode.Scalar]: Kind] = [:]
    let groups: [(String, Kind)] = [
      (words, .word), (topics, .topic), (verbs, .verb), (connectives, .connective),
      (particles, .particle), (prefixes, .prefix), (regions, .region), (offices, .office),
      (heads, .head),
    ]
    for (list, kind) in groups {
      for word in list.unicodeScalars.split(separator: " ") { kinds[Array(word)] = kind }
    }
    return kinds
  }()
}
