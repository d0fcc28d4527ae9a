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
    /// yêu cầu cung cấp thông tin, tài liệu
    RequestDocuments,
    /// nhận thông tin, tài liệu
    ReceiveDocuments,
    /// trưng cầu giám định
    RequestExpert,
    /// kết quả giám định
    ReceiveExpert,
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
    /// hòa giải, thuyết phục
    Conciliate,
    /// rút toàn bộ
    WithdrawWhole,
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
    /// có hiệu lực pháp luật
    TakeEffect,
    /// chỉ đạo thi hành, xử lý theo kết luận
    InstructEnforcement,
    /// ghi nhận kết quả thi hành
    RecordEnforcement,
    /// thi hành xong
    CompleteEnforcement,
    /// chuyển cơ quan điều tra
    ReferInvestigation,
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
    /// kết thúc, lưu hồ sơ
    Close,
    /// a note on the docket that changes nothing else
    Note,
}
