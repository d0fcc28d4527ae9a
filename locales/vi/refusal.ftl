# Vì sao không làm được, và phải làm gì
refusal-act-needs-post =
    Chức vụ của bạn không được { $act ->
        [receive] ghi nhận việc tiếp công dân
        [plan-reception] lập lịch tiếp công dân
        [file] tiếp nhận đơn
        [classify] phân loại đơn
        [handle] xử lý đơn
        [take-step] thực hiện bước giải quyết
        [rule-seal] đặt cách mở niêm phong
        [watch-seals] xem các lần mở niêm phong
        [name-accused] ghi cán bộ bị khiếu nại, tố cáo
        [open-seal] mở niêm phong danh tính
        [read-tip] đọc thông tin không nêu tên
        [talk-tip] hỏi người cung cấp thông tin không nêu tên
        [handle-tip] dùng, chuyển, kết thúc thông tin không nêu tên
        [direct] giao, xem xét chỉ đạo
        [report-up] báo cáo kết quả chỉ đạo, vụ việc kéo dài
        [urge] đôn đốc đơn vị
        [inspect] tiến hành thanh tra, kiểm tra
        [hold-review] tổ chức họp giao ban
        [keep-list] giữ danh sách vụ việc kéo dài
        [freeze] chốt kỳ báo cáo
        [read-board] xem bảng điều hành
        [read-responsibility] xem trách nhiệm người đứng đầu
        [heed-warning] xem và xử lý cảnh báo sớm
        [name-cause] ghi dự án, quyết định là nguyên nhân của đơn
        [commend] đề nghị khen thưởng
        [grant-commendation] quyết định khen thưởng
        [take-report] chấp nhận, trả lại, đặt hạn báo cáo
        [read-trail] xem nhật ký truy cập
        [read-roots] xem và in mã gốc nhật ký
        [keep-roster] phân công trực, khóa bảng bồi dưỡng
        [read-roster] xem lịch trực, bảng bồi dưỡng
        [keep-place] ghi việc tại nơi tiếp công dân
        [keep-guidance] nhập văn bản chỉ đạo, lớp tập huấn
        [administer] quản trị đơn vị, cán bộ
        [ask-protection] đề nghị bảo vệ người tố cáo
        [decide-protection] quyết định bảo vệ người tố cáo
        [watch-protection] xem, theo dõi hồ sơ bảo vệ
        [restore-accused] khôi phục người bị tố cáo
       *[other] làm việc này
    }. Hãy chuyển cho người có chức vụ phù hợp trong đơn vị.
refusal-case-not-to-join = Đơn không nhập được vào vụ việc này: vụ việc của đơn vị khác, loại khác, đã kết thúc hoặc khác chế độ giữ kín danh tính. Hãy chọn vụ việc khác hoặc mở vụ việc mới.
refusal-changed-meanwhile = Đã có người thay đổi trước bạn. Hãy mở lại để xem bản mới rồi làm tiếp; chưa có gì bị ghi đè.
refusal-denunciation-not-online = Tố cáo chỉ được tiếp trực tuyến khi người tố cáo không yêu cầu giữ kín danh tính. Hãy hẹn tiếp trực tiếp.
refusal-done-once-already = Cùng nội dung này đã được làm như vậy với đơn số { $petition }, mà quy định chỉ cho làm một lần. Hãy lưu đơn hoặc chọn cách xử lý khác.
refusal-form-not-lawful-yet = Hình thức tiếp “{ $form }” chỉ có hiệu lực từ { $from }. Hãy chọn tiếp trực tiếp hoặc ngày sau đó.
refusal-handling-unlawful = Cách xử lý { $rule } không áp dụng cho đơn này. Hãy chọn một cách trong danh sách, hoặc phân loại lại đơn.
refusal-idempotency-key-reused = Khóa chống gửi lặp này đã dùng cho một yêu cầu khác. Hãy dùng khóa mới.
refusal-limitation-over = Thời hiệu khiếu nại đã hết ngày { $due }, nên đơn chưa đủ điều kiện thụ lý. Hãy nhập những ngày có trở ngại khách quan, hoặc bỏ chọn “Đủ điều kiện thụ lý”.
refusal-not-oneself = Không thể tự khóa tài khoản của chính mình. Hãy nhờ quản trị khác.
refusal-period-frozen = Kỳ báo cáo này đã được chốt. Thay đổi về sau hiện ở phần điều chỉnh.
refusal-period-not-frozen = Kỳ báo cáo chưa chốt. Hãy chốt số liệu trước khi gửi.
refusal-period-not-over = Kỳ báo cáo đến hết ngày { $until } mới kết thúc. Hãy chốt sau ngày đó.
refusal-period-sent = Báo cáo của kỳ này đã được gửi.
refusal-period-unnamed = Chỉ chốt được kỳ báo cáo theo luật: tháng, quý, sáu tháng, chín tháng, năm. Hãy chọn một kỳ.
refusal-petition-handled = Đơn đã được xử lý; kết quả xử lý giữ nguyên. Nếu có tình tiết mới, hãy tiếp nhận thành đơn mới.
refusal-petition-not-forwarded = Không có cơ quan nào chuyển đơn này đến, nên không phải thông báo lại.
refusal-petition-not-sent = Đơn này chưa được chuyển đi đâu, nên không có văn bản trả lời để ghi nhận.
refusal-petition-unclassified = Đơn chưa được phân loại. Hãy phân loại trước khi xử lý.
refusal-petition-unhandled = Đơn chưa được xử lý. Hãy xử lý trước khi thông báo kết quả.
refusal-procedure-unknown = Không có quy trình “{ $procedure }” cho vụ việc bắt đầu vào ngày này. Hãy xem lại loại đơn, lần giải quyết và ngày nhận.
refusal-representatives-not-lawful = { $people } người cùng nội dung phải cử từ { $least } đến { $most } người đại diện; đang ghi { $found }. Hãy sửa số người đại diện.
refusal-session-not-open = Kỳ tiếp công dân ngày { $on } chưa mở hoặc đã đóng. Hãy mở kỳ tiếp trước.
refusal-session-not-planned = Kỳ tiếp công dân ngày { $on } không còn ở dạng dự kiến, không công bố được nữa.
refusal-session-not-to-miss = Kỳ tiếp công dân ngày { $on } đã diễn ra hoặc đã đóng, không ghi là bỏ lỡ được.
refusal-session-not-to-move = Kỳ tiếp công dân ngày { $on } đã diễn ra hoặc đã đóng, không dời được.
refusal-session-not-to-open = Kỳ tiếp công dân ngày { $on } đã đóng, không mở lại được. Hãy lập kỳ tiếp mới.
refusal-step-forbidden = Quy định chưa cho phép bước này với hồ sơ như hiện nay. Hãy xem các bước còn thiếu ở đầu trang vụ việc.
refusal-step-needs-post = Chức vụ của bạn không được thực hiện bước “{ $step }”. Hãy chuyển cho người có thẩm quyền.
refusal-step-not-in-force = Bước “{ $step }” không có hiệu lực ngày { $on } với vụ việc đang ở trạng thái “{ $state }”. Hãy chọn bước theo quy định của ngày đó.
refusal-step-not-in-this-state = Không thực hiện được bước “{ $step }” ngày { $on }: vụ việc đang ở trạng thái “{ $state }”. Hãy chọn một trong các bước được phép.
refusal-step-too-early = Phải chờ hết thời hạn ngày { $due } mới thực hiện được bước này.
refusal-term-cannot-be-counted = Không tính được thời hạn { $term }: { $reason }. Hãy kiểm tra ngày và lịch làm việc.
refusal-term-unknown = Dữ liệu pháp luật không có thời hạn { $term }. Hãy báo quản trị.
refusal-visit-has-petition = Lượt tiếp này đã gắn với một đơn. Hãy mở đơn đó.
refusal-visit-without-paper = Pháp luật không quy định văn bản này cho lượt tiếp như đã ghi. Chỉ lập thông báo từ chối khi căn cứ từ chối phải thông báo bằng văn bản, giấy biên nhận khi đã tiếp nhận nội dung.
refusal-assignment-ended = Việc được giao đã kết thúc, không đổi được nữa.
refusal-assignment-not-late = Việc được giao chưa quá hạn.
refusal-assignment-not-reported = Đơn vị thực hiện chưa báo cáo, nên chưa có gì để xem xét. Hãy chờ báo cáo hoặc rút chỉ đạo.
refusal-assignment-not-to-report = Việc này đã báo cáo hoặc đã kết thúc. Hãy chờ người giao xem xét.
refusal-urged-thing-ended = Việc này đã xong, không còn gì để đôn đốc.
refusal-inspection-not-begun = Cuộc thanh tra, kiểm tra chưa bắt đầu hoặc đã kết luận.
refusal-inspection-not-concluded = Cuộc thanh tra, kiểm tra chưa kết luận.
refusal-inspection-not-planned = Cuộc thanh tra, kiểm tra đã bắt đầu hoặc đã hủy.
refusal-recommendation-not-answered = Đơn vị thực hiện chưa báo cáo kiến nghị này.
refusal-recommendation-not-owed = Kiến nghị này đã báo cáo hoặc đã thực hiện xong.
refusal-meeting-not-called = Cuộc họp đã mở, đã họp hoặc đã hủy.
refusal-meeting-not-open = Cuộc họp chưa mở hoặc đã kết thúc.
refusal-meeting-too-early = Cuộc họp được triệu tập vào ngày { $on }. Hãy mở vào ngày đó.
refusal-urging-not-late = Chưa đến lúc chuyển đôn đốc này lên cấp trên.
refusal-urging-not-open = Đôn đốc này không còn chờ trả lời.
refusal-case-ended = Vụ việc đã kết thúc, không đưa vào danh sách được.
refusal-case-on-list = Vụ việc đã ở trong danh sách này.
refusal-milestone-not-open = Mốc này đã đạt hoặc không còn trong kế hoạch. Hãy mở lại trang.
refusal-prolonged-contents-left = Còn { $left } nội dung chưa báo là đã giải quyết xong. Hết thẩm quyền chưa phải là xong; hãy giải quyết từng nội dung rồi báo cáo.
refusal-prolonged-ended = Vụ việc đã xong hoặc đã đưa ra khỏi danh sách.
refusal-prolonged-not-planned = Vụ việc chưa có kế hoạch hoặc đang chờ xác nhận. Hãy lập kế hoạch trước.
refusal-prolonged-not-settled = Đơn vị thực hiện chưa báo đã giải quyết xong.
refusal-prolonged-not-to-plan = Vụ việc đang chờ xác nhận hoặc đã kết thúc, không đổi kế hoạch được.
refusal-paper-issued = Văn bản đã phát hành, không sửa được. Hãy soạn bản thay thế kèm lý do.
refusal-paper-not-issued = Bản đang có chưa phát hành; hãy sửa và phát hành bản này.
refusal-paper-not-built = Chưa có mẫu in cho văn bản { $form }.
refusal-paper-of-another-unit = Văn bản này do đơn vị khác ban hành; chỉ cán bộ của đơn vị đó soạn và phát hành.
refusal-public-until = Quyết định còn phải công khai đến hết { $until }. Hãy chờ hết thời gian hoặc chọn lý do khác.
refusal-representatives-of-a-group = Đoàn { $people } người được cử từ { $least } đến { $most } người đại diện. Hãy chọn lại.
refusal-proposal-not-waiting = Nội dung trình này đã kết thúc hoặc đã được kiểm tra. Hãy tải lại trang để xem kết quả.
refusal-proposal-own = Không tự kiểm tra nội dung do chính mình trình.
refusal-proposal-waits = Bước này đã được trình và đang chờ. Hãy rút nội dung đã trình trước khi trình lại.
refusal-step-is-yours = Bước này thuộc thẩm quyền của anh/chị. Hãy thực hiện trực tiếp.
refusal-conflict-of-interest = Người này có xung đột lợi ích trong vụ việc ({ $kind }), nên không được tham gia. Người đứng đầu quyết định về khai báo, hoặc hãy chọn người khác.
refusal-conflict-of-ones-own = Không ai tự quyết định về xung đột lợi ích của chính mình. Hãy để người đứng đầu khác hoặc cấp trên quyết định.
refusal-dossier-joined = Hồ sơ này đã được ghép vào một vụ việc.
refusal-package-docket-broken = Nhật ký trong gói hồ sơ không còn nguyên vẹn từ dòng { $entry }. Hãy yêu cầu nơi gửi xuất lại.
refusal-package-file-changed = Tệp { $file } trong gói không đúng mã băm. Hãy yêu cầu nơi gửi xuất lại.
refusal-package-file-missing = Gói hồ sơ thiếu tệp { $file }. Hãy yêu cầu nơi gửi xuất lại.
refusal-package-file-unlisted = Gói hồ sơ có tệp { $file } ngoài danh sách mã băm. Hãy yêu cầu nơi gửi xuất lại.
refusal-package-format-unknown = Gói hồ sơ do phần mềm mới hơn tạo ra. Hãy nâng cấp phần mềm rồi nhận lại.
refusal-package-no-list = Gói không có danh sách mã băm SHA256SUMS, nên không phải gói hồ sơ xuất từ sổ.
refusal-package-not-a-zip = Tệp không phải gói ZIP còn nguyên vẹn. Hãy tải lại gói hồ sơ.
refusal-package-too-large = Gói hồ sơ có quá nhiều tệp hoặc quá dung lượng cho phép.
refusal-package-unreadable = Không đọc được dữ liệu vụ việc trong gói hồ sơ.
refusal-voter-petition-not-received = Kiến nghị đã được phân loại hoặc chuyển; tải lại trang để xem tình trạng.
refusal-voter-petition-not-owed = Kiến nghị này không còn chờ trả lời.
refusal-voter-petition-not-answered = Chưa có trả lời để xem xét.
refusal-voter-petition-not-accepted = Chỉ báo cử tri sau khi trả lời được chấp nhận.
refusal-dialogue-not-announced = Hội nghị này đã tổ chức hoặc đã hủy.
refusal-dialogue-not-held = Hội nghị chưa được ghi là đã tổ chức.
refusal-dialogue-too-early = Hội nghị được thông báo vào ngày { $on }. Hãy ghi kết quả từ ngày đó.
refusal-dialogue-published = Hội nghị này đã được công khai.
refusal-obstacle-ended = Vướng mắc này đã kết thúc.
refusal-obstacle-tied = Vụ việc này đã gắn với vướng mắc.
refusal-upward-not-sent = Kiến nghị này không còn chờ trả lời.
refusal-upward-not-answered = Kiến nghị chưa được trả lời hoặc đã kết thúc.
refusal-study-begun = Đơn này đã được giao nghiên cứu.
refusal-study-not-owed = Đơn này không còn chờ ý kiến tham mưu.
refusal-study-not-advised = Chưa có ý kiến tham mưu để kết luận.
refusal-study-not-concluded = Cấp ủy chưa kết luận hoặc đã thông báo cho công dân.
refusal-study-not-noticed = Chỉ kết thúc sau khi đã thông báo bằng văn bản cho công dân.
refusal-study-directives-left = Còn chỉ đạo về đơn này chưa xong. Hãy chấp nhận kết quả hoặc rút chỉ đạo trước.
refusal-unit-keeps-no-such-register = Đơn vị của bạn không quản lý sổ này.
refusal-assignment-over = Phân công này đã kết thúc.
refusal-deputy-day-over = Ngày tiếp này của đại biểu đã qua, đã lùi hoặc đại biểu không tiếp được.
refusal-document-struck = Mục này đã được gạch bỏ.
refusal-excess-by-province-alone = Chỉ cấp tỉnh, theo nghị quyết của Hội đồng nhân dân, được quy định cao hơn mức tối đa.
refusal-month-not-over = Chưa hết tháng. Khóa bảng được từ ngày { $last }.
refusal-not-received-yet = Chưa có lượt tiếp nào về vụ việc này ở buổi của người đứng đầu. Hãy ghi lượt tiếp, chọn “cùng vụ việc”.
refusal-rate-of-closed-month = Tháng { $month } đã khóa bảng thanh toán. Hãy áp dụng mức mới từ tháng sau.
refusal-sheet-empty = Tháng này chưa có ngày trực nào được tính tiền.
refusal-sheet-unchanged = Không có gì thay đổi so với bảng đã khóa.
refusal-sheet-without-time = Còn { $days } ngày chưa ghi thời gian thực tế. Hãy ghi rồi khóa.
refusal-visit-was-refused = Lượt này đã bị từ chối tiếp.
refusal-waiting-already = Lượt tiếp này đã đăng ký gặp người đứng đầu.
refusal-waiting-ended = Người này không còn chờ: đã được tiếp hoặc đã thôi đăng ký.
refusal-cause-of-the-sealed = Đơn tố cáo được giữ kín chỉ tính theo lĩnh vực và nơi xảy ra, không gắn với dự án hay quyết định.
refusal-warning-closed = Cảnh báo này đã kết thúc, không ghi thêm được nữa. Nếu nguyên nhân lại tăng, hệ thống sẽ cảnh báo mới.
refusal-judged-already = Đơn này đã được đánh giá; mỗi đơn chỉ đánh giá một lần.
refusal-not-answered-yet = Đơn chưa có kết quả. Hãy đánh giá sau khi được trả lời.
refusal-report-not-sent = Báo cáo chưa được gửi hoặc đã được chấp nhận, trả lại. Hãy xem lại tình trạng.
refusal-commendation-decided = Đề nghị khen thưởng này đã được quyết định.
refusal-seal-keys-missing = Khóa niêm phong không có trên máy chủ này nên không mở, không niêm được danh tính. Báo người quản trị.
refusal-seal-damaged = Phần niêm phong đã bị thay đổi hoặc hỏng, không mở được. Báo người quản trị kiểm tra sổ.
refusal-seal-destroyed = Khóa của niêm phong này đã hủy khi hết thời hạn bảo quản; không ai mở được nữa.
refusal-seal-not-for-this-unit = Danh tính này chỉ niêm cho cơ quan đang giải quyết; cơ quan của bạn không có khóa.
refusal-seal-asked-already = Bạn đã đề nghị mở và đang chờ người thứ hai.
refusal-seal-needs-another = Người đề nghị không tự đồng ý cho mình; cần một người khác.
refusal-seal-needs-second = Cơ quan đặt lệ phải có người thứ hai đồng ý. Hãy gửi đề nghị trước.
refusal-seal-no-custodians = Chưa có người giữ khóa phục hồi.
refusal-protection-not-of-denunciation = Chỉ bảo vệ theo đơn tố cáo. Hãy phân loại đơn là tố cáo trước.
refusal-protection-runs = Đơn này đang có hồ sơ bảo vệ. Hãy tiếp tục hồ sơ đó.
refusal-protection-not-asked = Đề nghị này đã được quyết định.
refusal-protection-not-granted = Chưa có quyết định bảo vệ hoặc đã chấm dứt, nên không có gì để chấm dứt.
refusal-protection-not-assessed = Chưa đánh giá nguy cơ. Hãy đánh giá trước.
refusal-protection-without-measures = Việc bảo vệ phải có ít nhất một biện pháp. Hãy đặt biện pháp, hoặc chấm dứt bằng quyết định.
refusal-protection-over = Hồ sơ bảo vệ đã kết thúc.
refusal-protection-measure-ended = Biện pháp này đã dừng.
refusal-protection-case-open = Tố cáo chưa có kết luận hoặc chưa đình chỉ. Hãy chọn căn cứ khác.
refusal-protection-written = Văn bản đề nghị đã được nhận.
refusal-watch-over = Không còn lần kiểm tra nào phải làm.
refusal-restoration-told = Người bị tố cáo đã được thông báo.
refusal-restoration-needs-consent = Người bị tố cáo chưa đồng ý công khai. Hãy ghi ý kiến trước.
refusal-restoration-posted = Việc khôi phục đã được công khai, không ghi là không đồng ý được.
refusal-restoration-not-posted = Chưa xong: phải có ý kiến không đồng ý công khai, hoặc đã công khai đủ thời gian.
refusal-restoration-done = Việc khôi phục đã hoàn thành.
refusal-tip-about-that-unit = Thông tin này về người lãnh đạo đơn vị đó nên không được chuyển đến đơn vị đó hoặc cấp dưới của nó. Hãy chọn cấp trên hoặc cơ quan thanh tra.
refusal-tip-closed = Việc sử dụng thông tin này đã kết thúc; nó tự mở lại khi người cung cấp thông tin gửi thêm.
refusal-tip-not-to-be-asked = Người cung cấp thông tin không muốn được hỏi thêm.
refusal-answered-already = Đề nghị này đã được quyết định hoặc báo cáo rồi.
refusal-emergency-running = Quyền khẩn cấp còn hiệu lực. Hãy kết thúc trước khi báo cáo.
refusal-factor-there-already = Đã bật rồi. Muốn thay, hãy tắt cái đang dùng trước.
refusal-needs-another-person = Cần một quản trị viên khác: không phải người đề nghị, cũng không phải người được cấp.
refusal-file-harmful = Tệp có mã độc nên không giao cho ai. Đề nghị người gửi gửi lại bản khác.
refusal-file-not-scanned = Tệp chưa kiểm tra mã độc vì chương trình kiểm tra không trả lời. Hãy thử lại sau ít phút.
refusal-picture-not-drawn = Không vẽ lại được ảnh này. Hãy tải tệp về để xem.
refusal-own-data-sealed = Người gửi đơn này được bảo vệ: không cấp dữ liệu nào qua mạng. Hãy đến nơi đã nhận đơn, mang theo giấy tờ tùy thân.
