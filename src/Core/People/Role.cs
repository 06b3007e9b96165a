namespace CallCenter.Core.People;

/// <summary>What somebody does here. Persisted: values are append-only.</summary>
public enum Role
{
    /// <summary>话务员: answers the hotline.</summary>
    HotlineAgent = 1,

    /// <summary>接警员: answers police, fire or medical calls.</summary>
    CallTaker = 2,

    /// <summary>派警员: gives the dispatch orders of police, fire or medical.</summary>
    Dispatcher = 3,

    /// <summary>指挥长.</summary>
    ShiftCommander = 4,

    /// <summary>值班干部 (level 1).</summary>
    DutyOfficer = 5,

    /// <summary>班长.</summary>
    Supervisor = 6,

    /// <summary>质检员.</summary>
    QualityInspector = 7,

    /// <summary>知识库编辑.</summary>
    KnowledgeEditor = 8,

    /// <summary>派单异议审核岗.</summary>
    ObjectionReviewer = 9,

    /// <summary>回访员.</summary>
    FollowUpAgent = 10,

    /// <summary>窗口人员.</summary>
    WindowClerk = 11,

    /// <summary>视频巡查岗.</summary>
    VideoPost = 12,

    /// <summary>部门经办人.</summary>
    DepartmentHandler = 13,

    /// <summary>部门负责人.</summary>
    DepartmentHead = 14,

    /// <summary>镇街综治中心.</summary>
    TownCentre = 15,

    /// <summary>村社管理员.</summary>
    VillageAdministrator = 16,

    /// <summary>网格长.</summary>
    GridChief = 17,

    /// <summary>网格员.</summary>
    GridWorker = 18,

    /// <summary>网格协管员.</summary>
    GridAssistant = 19,

    /// <summary>网格监督员.</summary>
    GridInspector = 20,

    /// <summary>专业网格员.</summary>
    ProfessionalGridWorker = 21,

    /// <summary>调解员.</summary>
    Mediator = 22,

    /// <summary>服务商家.</summary>
    Merchant = 23,

    /// <summary>批示领导.</summary>
    Leader = 24,

    /// <summary>纪检监察: reads only the packs that were handed over.</summary>
    Discipline = 25,

    /// <summary>系统管理员.</summary>
    SystemAdministrator = 26,

    /// <summary>安全管理员.</summary>
    SecurityAdministrator = 27,

    /// <summary>审计员.</summary>
    Auditor = 28,
}
