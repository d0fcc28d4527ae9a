//! What a step is to the register, whatever a country calls it.

use serde::Deserialize;

/// What a step means to the register: the figures, queues and papers ask for these, never for a step's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// thụ lý
    Accept,
    /// không thụ lý
    Refuse,
    /// giao xác minh
    AssignVerification,
    /// kiểm tra thông tin người tố cáo, điều kiện thụ lý
    CheckIdentity,
    /// xác minh tại nhiều địa điểm, ủy quyền xác minh (lengthens the check before acceptance)
    CheckElsewhere,
    /// chuyển cơ quan có thẩm quyền
    Transfer,
    /// thông báo thụ lý, thông báo nội dung tố cáo
    Notify,
    /// người bị tố cáo giải trình
    HearAccused,
    /// thay đổi thành viên Tổ xác minh
    ReplaceVerifier,
    /// kế hoạch xác minh
    PlanVerification,
    /// yêu cầu cung cấp thông tin, tài liệu
    RequestDocuments,
    /// nhận thông tin, tài liệu
    ReceiveDocuments,
    /// trưng cầu giám định
    RequestExpert,
    /// kết quả giám định
    ReceiveExpert,
    /// tiếp nhận, lập danh mục chứng cứ
    RecordEvidence,
    /// làm việc với người liên quan, lập biên bản
    WorkWith,
    /// báo cáo kết quả xác minh
    ReportVerification,
    /// xác định vụ việc phức tạp
    DeclareComplex,
    /// gia hạn
    Extend,
    /// mời đối thoại
    InviteDialogue,
    /// đối thoại
    HoldDialogue,
    /// được mời đối thoại mà vắng mặt không có lý do chính đáng
    MissDialogue,
    /// hoãn đối thoại
    PostponeDialogue,
    /// hòa giải, thuyết phục
    Conciliate,
    /// rút toàn bộ
    WithdrawWhole,
    /// rút không tự nguyện: recorded, changes nothing of the claim
    RecordPressure,
    /// xem xét lại nội dung đã rút do bị đe dọa, ép buộc
    Reconsider,
    /// cử người đại diện
    Appoint,
    /// một người trong đoàn chết, không còn tham gia
    LeaveGroup,
    /// rút một phần
    WithdrawPart,
    /// rút tố cáo nhưng vẫn giải quyết
    DisregardWithdrawal,
    /// tạm đình chỉ
    Suspend,
    /// tiếp tục giải quyết
    Resume,
    /// đình chỉ
    Terminate,
    /// tạm đình chỉ thi hành quyết định bị khiếu nại
    Stay,
    /// hủy tạm đình chỉ thi hành
    LiftStay,
    /// chuyển một nội dung cho cơ quan có thẩm quyền
    ReferContent,
    /// đình chỉ một phần nội dung
    TerminatePart,
    /// quyết định giải quyết khiếu nại
    Decide,
    /// kết luận nội dung tố cáo
    Conclude,
    /// trả lời kiến nghị, phản ánh
    Answer,
    /// gửi
    Send,
    /// người khiếu nại nhận quyết định
    Deliver,
    /// công khai
    Publish,
    /// kết thúc công khai, gỡ bỏ
    TakeDown,
    /// có hiệu lực pháp luật
    TakeEffect,
    /// chỉ đạo thi hành, xử lý theo kết luận
    InstructEnforcement,
    /// giao nghĩa vụ thi hành: who owes what of a decision, until when
    AssignDuty,
    /// chấm dứt nghĩa vụ thi hành theo luật
    EndDuty,
    /// ghi nhận kết quả thi hành
    RecordEnforcement,
    /// thi hành xong
    CompleteEnforcement,
    /// chuyển cơ quan điều tra
    ReferInvestigation,
    /// kết quả của cơ quan điều tra
    FollowInvestigation,
    /// áp dụng biện pháp ngăn chặn thiệt hại, báo cơ quan công an
    PreventDamage,
    /// báo cáo theo dõi việc thực hiện kết luận
    FollowUp,
    /// hết thời hạn mà chưa giải quyết
    Lapse,
    /// khiếu nại lần hai
    Appeal,
    /// khiếu nại lần hai không được thụ lý hoặc đã rút
    DropAppeal,
    /// tố cáo tiếp do quá thời hạn
    ReceiveOverdue,
    /// cấp trên yêu cầu
    Demand,
    /// báo cáo cấp trên
    Report,
    /// cấp trên giải quyết thay
    TakeOver,
    /// tòa án thụ lý
    Litigate,
    /// bản án, quyết định của tòa án
    Judge,
    /// thi hành bản án
    ExecuteJudgment,
    /// xem xét lại quyết định đã có hiệu lực pháp luật
    Reexamine,
    /// kết quả xem xét lại
    ConcludeReexamination,
    /// kết thúc, lưu hồ sơ
    Close,
    /// khai báo xung đột lợi ích
    DeclareInterest,
    /// quyết định về xung đột lợi ích
    DecideInterest,
    /// a note on the docket that changes nothing else
    Note,
}

impl Act {
    /// Its name on the docket.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Refuse => "refuse",
            Self::AssignVerification => "assign_verification",
            Self::CheckIdentity => "check_identity",
            Self::CheckElsewhere => "check_elsewhere",
            Self::Transfer => "transfer",
            Self::Notify => "notify",
            Self::HearAccused => "hear_accused",
            Self::ReplaceVerifier => "replace_verifier",
            Self::PlanVerification => "plan_verification",
            Self::RequestDocuments => "request_documents",
            Self::ReceiveDocuments => "receive_documents",
            Self::RequestExpert => "request_expert",
            Self::ReceiveExpert => "receive_expert",
            Self::RecordEvidence => "record_evidence",
            Self::WorkWith => "work_with",
            Self::ReportVerification => "report_verification",
            Self::DeclareComplex => "declare_complex",
            Self::Extend => "extend",
            Self::InviteDialogue => "invite_dialogue",
            Self::HoldDialogue => "hold_dialogue",
            Self::MissDialogue => "miss_dialogue",
            Self::PostponeDialogue => "postpone_dialogue",
            Self::Conciliate => "conciliate",
            Self::WithdrawWhole => "withdraw_whole",
            Self::RecordPressure => "record_pressure",
            Self::Reconsider => "reconsider",
            Self::Appoint => "appoint",
            Self::LeaveGroup => "leave_group",
            Self::WithdrawPart => "withdraw_part",
            Self::DisregardWithdrawal => "disregard_withdrawal",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Terminate => "terminate",
            Self::Stay => "stay",
            Self::LiftStay => "lift_stay",
            Self::ReferContent => "refer_content",
            Self::TerminatePart => "terminate_part",
            Self::Decide => "decide",
            Self::Conclude => "conclude",
            Self::Answer => "answer",
            Self::Send => "send",
            Self::Deliver => "deliver",
            Self::Publish => "publish",
            Self::TakeDown => "take_down",
            Self::TakeEffect => "take_effect",
            Self::InstructEnforcement => "instruct_enforcement",
            Self::AssignDuty => "assign_duty",
            Self::EndDuty => "end_duty",
            Self::RecordEnforcement => "record_enforcement",
            Self::CompleteEnforcement => "complete_enforcement",
            Self::ReferInvestigation => "refer_investigation",
            Self::FollowInvestigation => "follow_investigation",
            Self::PreventDamage => "prevent_damage",
            Self::FollowUp => "follow_up",
            Self::Lapse => "lapse",
            Self::Appeal => "appeal",
            Self::DropAppeal => "drop_appeal",
            Self::ReceiveOverdue => "receive_overdue",
            Self::Demand => "demand",
            Self::Report => "report",
            Self::TakeOver => "take_over",
            Self::Litigate => "litigate",
            Self::Judge => "judge",
            Self::ExecuteJudgment => "execute_judgment",
            Self::Reexamine => "reexamine",
            Self::ConcludeReexamination => "conclude_reexamination",
            Self::Close => "close",
            Self::DeclareInterest => "declare_interest",
            Self::DecideInterest => "decide_interest",
            Self::Note => "note",
        }
    }
}
