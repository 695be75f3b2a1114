using Postmortem.Analysis.Language;
using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

public sealed class VietnameseTest
{
    [Theory]
    [InlineData("Lẽ ra kỹ sư phải xem biểu đồ trước khi triển khai.", "counterfactual")]
    [InlineData("Giá như nhóm thử khôi phục trước.", "counterfactual")]
    [InlineData("Nếu kỹ sư xem nhật ký thì đã không mất dữ liệu.", "counterfactual")]
    [InlineData("Kỹ sư đã không xem lại cấu hình của cụm.", "omission-as-cause")]
    [InlineData("Đội vận hành phớt lờ cảnh báo đĩa đầy.", "person-failed-to")]
    [InlineData("Nhân viên làm việc cẩu thả.", "judgement-of-people")]
    [InlineData("Sự cố này là lỗi con người.", "human-error-as-cause")]
    [InlineData("Nguyên nhân gốc là do kỹ sư chạy nhầm lệnh.", "root-cause-is-person")]
    [InlineData("Thật nực cười khi không có cảnh báo nào.", "emotive-language")]
    [InlineData("Nhóm này lúc nào cũng triển khai vào thứ Sáu.", "absolute-about-people")]
    [InlineData("Hiển nhiên chỉ mục đã cũ.", "obviousness")]
    [InlineData("Tại sao kỹ sư không thử trước?", "question-at-a-person")]
    [InlineData("Cả đội sẽ rút kinh nghiệm.", "person-directed-action")]
    public void Blameful_wording_is_found_in_Vietnamese(string text, string code) => Assert.StartsWith(code + ":", Find(text));

    [Theory]
    [InlineData("Dịch vụ thanh toán không phản hồi trong mười phút.")]
    [InlineData("Người trực không nhận được cảnh báo nào.")]
    [InlineData("Trang quên mật khẩu trả về lỗi 503.")]
    [InlineData("Nếu hàng đợi vượt quá giới hạn thì gọi người trực.")]
    [InlineData("Thêm bước xác nhận môi trường vào lệnh triển khai.")]
    [InlineData("Tại sao dịch vụ bị gián đoạn?")]
    public void Facts_in_Vietnamese_are_left_alone(string text) => Check(text, "");

    [Theory]
    [InlineData("Bạn trực ca đêm quên bật lại bộ giám sát sau khi vá máy.", "person-failed-to")]
    [InlineData("Bộ phận triển khai bỏ qua khâu đối chiếu số liệu.", "person-failed-to")]
    [InlineData("Người duyệt không hề đọc phần mô tả rồi bấm đồng ý.", "omission-as-cause")]
    [InlineData("Kỹ sư đổi khoá ký mà không báo cho ai.", "omission-as-cause")]
    [InlineData("Tụi mình chưa kiểm tra dung lượng trước khi nén.", "omission-as-cause")]
    [InlineData("Không ai trong nhóm xem biểu đồ suốt buổi trưa.", "nobody-noticed")]
    [InlineData("Thực tập sinh lỡ tay xoá thư mục ảnh gốc.", "accidental-action")]
    [InlineData("Chứng thư của cụm đo lường bị gỡ nhầm hôm thứ Tư.", "accidental-action")]
    [InlineData("Anh Quyết bấm lộn nút dừng.", "accidental-action")]
    [InlineData("Do nhầm lẫn khi chép tay, hai địa chỉ bị hoán đổi.", "human-error-as-cause")]
    [InlineData("Lập trình viên tự ý nâng phiên bản thư viện.", "motive-attribution")]
    [InlineData("Reviewer duyệt cho có.", "judgement-of-people")]
    [InlineData("Nhìn lại, tín hiệu đã có từ chiều hôm trước.", "hindsight-judgement")]
    [InlineData("Chúng tôi đã xem nhẹ tốc độ tăng của hàng đợi.", "hindsight-judgement")]
    [InlineData("Cả nhóm cứ tưởng bản sao lưu vẫn chạy đều.", "hindsight-judgement")]
    [InlineData("Khâu rà soát chưa được thực hiện kỹ.", "evasive-passive")]
    [InlineData("Sự cố này hoàn toàn có thể phòng tránh được.", "counterfactual")]
    [InlineData("Đáng lý lệnh này phải hỏi lại trước khi ghi đè.", "counterfactual")]
    [InlineData("Một bài kiểm tra khói hẳn đã lộ ra lỗi này.", "counterfactual")]
    [InlineData("Chỉ cần so hai tệp là đã thấy chỗ lệch.", "counterfactual")]
    [InlineData("Đội mạng làm đứt tuyến nối giữa hai trung tâm.", "blaming-language")]
    [InlineData("Lỗi hoàn toàn thuộc về bên triển khai.", "root-cause-is-person")]
    [InlineData("Ai đã cho phép chạy lệnh này trên cụm chính?", "question-at-a-person")]
    [InlineData("Đề nghị kiểm điểm nhân viên trực ca.", "punitive-language")]
    [InlineData("Kỹ sư không tuân thủ quy trình thay đổi.", "omission-as-cause")]
    [InlineData("Bộ phận giám sát phản ứng quá chậm.", "speed-judgement")]
    [InlineData("Dữ liệu bị mất do chạy nhầm lệnh dọn.", "accidental-action")]
    [InlineData("Họ đã được nhắc nhưng vẫn tiếp tục nâng cấp.", "motive-attribution")]
    [InlineData("Một khoản mục bị bỏ sót trong danh sách bàn giao.", "person-failed-to")]
    [InlineData("Mãi đến khi mất điện mới biết máy phát hết dầu.", "hindsight-judgement")]
    [InlineData("Ít ra cũng nên chạy thử trên một máy.", "counterfactual")]
    [InlineData("Chúng tôi đã có thể báo cho khách hàng sớm hơn.", "counterfactual")]
    [InlineData("Việc dùng chung khoá cho hai môi trường là thiếu thận trọng.", "judgement-of-people")]
    [InlineData("Nếu có máy dự phòng, lỗi này đã lộ ra từ sớm.", "counterfactual")]
    [InlineData("Đội vận hành nên thay máy từ năm ngoái.", "counterfactual")]
    [InlineData("Cần nhắc nhở các bạn đọc kỹ hướng dẫn.", "person-directed-action")]
    public void People_are_told_by_the_nouns_that_name_them(string text, string code) => Assert.StartsWith(code + ":", Find(text));

    [Theory]
    [InlineData("Bộ đọc tệp bỏ sót dòng cuối khi tệp không có dấu xuống dòng.")]
    [InlineData("Phần mềm đồng bộ bỏ qua các thư mục bị khoá.")]
    [InlineData("Kỹ sư phát hiện dịch vụ bỏ sót hai múi giờ.")]
    [InlineData("Người dùng quên mật khẩu không nhận được mã xác nhận.")]
    [InlineData("Khách hàng chọn nhầm gói cước được hoàn tiền trong ngày.")]
    [InlineData("Bộ lọc đánh dấu nhầm thư xác nhận là thư rác.")]
    [InlineData("Kẻ tấn công có thể đã đọc được danh bạ.")]
    [InlineData("Thêm bước hỏi lại để tránh xoá nhầm bảng.")]
    [InlineData("Nhân viên trực không nhận được cuộc gọi nào.")]
    [InlineData("Nhóm quyết định không khởi động lại trước nửa đêm.")]
    [InlineData("Không ai đăng nhập được trong mười lăm phút.")]
    [InlineData("Tài liệu này không nhằm tìm xem lỗi của ai.")]
    [InlineData("Đây không phải lỗi của đội vận hành mà là giới hạn của công cụ.")]
    [InlineData("Cảnh báo được gửi qua Microsoft Teams cho người trực.")]
    [InlineData("Tin nhắn \"em quên bật lại rồi\" được gửi lúc 10:02.")]
    [InlineData("Nếu đĩa đầy thì tiến trình tự dừng và ghi nhật ký.")]
    [InlineData("Đội thanh toán chịu trách nhiệm vận hành sổ cái.")]
    [InlineData("Tự động gia hạn chứng chỉ để không ai phải nhớ.")]
    [InlineData("Lỗi được phát hiện bởi đội hỗ trợ lúc 09:05.")]
    [InlineData("Người chơi đã có thể đăng nhập trở lại lúc 10:30.")]
    [InlineData("Nhóm không thay đổi cấu hình nào trong tuần đó.")]
    [InlineData("Buổi họp nhìn lại sự cố diễn ra hôm thứ Năm.")]
    [InlineData("Giá trị mặc định của thời gian chờ là 30 giây.")]
    [InlineData("Chúng tôi xin lỗi khách hàng về sự gián đoạn này.")]
    [InlineData("Nếu đợt truy cập kéo dài thêm, hạn mức có thể đã hết.")]
    [InlineData("Nếu đơn đã thanh toán thì trạng thái chuyển sang đã giao.")]
    [InlineData("Nếu ca trực không phản hồi sau 5 phút thì cảnh báo chuyển sang quản lý.")]
    [InlineData("Kịch bản nên ghi rõ cách chuyển sang cụm dự phòng.")]
    public void What_software_users_and_rules_do_is_no_blame(string text) => Check(text, "");

    [Theory]
    [InlineData("Ky su quen gia han chung chi.", "person-failed-to")]
    [InlineData("Le ra phai thu tren mot may truoc.", "counterfactual")]
    [InlineData("Nhom khong kiem tra lai cau hinh truoc khi chay.", "omission-as-cause")]
    [InlineData("Moi nguoi can rut kinh nghiem.", "person-directed-action")]
    [InlineData("Khong ai theo doi log sau khi chay.", "nobody-noticed")]
    [InlineData("Tep bi xoa nham trong luc don dep.", "accidental-action")]
    [InlineData("Nguoi dung quen mat khau khong nhan duoc thu.", "")]
    [InlineData("He thong khong gui duoc thu tu 9h den 10h.", "")]
    [InlineData("Nguoi truc khong nhan duoc cuoc goi nao.", "")]
    public void Vietnamese_is_read_without_its_marks(string text, string code) => Assert.Equal(code, Find(text).Split(':')[0]);

    [Theory]
    [InlineData("Nhân viên xoá nhầm bảng giá.")]
    [InlineData("Nhân viên xóa nhầm bảng giá.")]
    [InlineData("Nha\u0302n vie\u0302n xoa\u0301 nha\u0302\u0300m ba\u0309ng gia\u0301.")]
    public void Spellings_of_the_same_word_are_alike(string text) => Assert.StartsWith("accidental-action:", Find(text));

    [Theory]
    [InlineData("Team Payment merge thẳng vào master, quên set replica.", "person-failed-to")]
    [InlineData("Nguyễn Văn Hùng forgot to rotate the key.", "person-failed-to")]
    [InlineData("The operator failed to read the banner \"không thể kết nối\".", "person-failed-to")]
    public void Names_and_quotations_do_not_decide_the_language(string text, string code) => Assert.StartsWith(code + ":", Find(text));

    [Theory]
    [InlineData("Kỹ sư trực quên gia hạn chứng chỉ của cụm.", "Việc gia hạn chứng chỉ của cụm đã không được thực hiện. [FACT NEEDED: lúc đó thấy được gì, và vì sao bước này có thể không diễn ra]")]
    [InlineData("Anh Hải tắt chuông từ thứ Sáu rồi quên bật lại.", "Anh Hải tắt chuông từ thứ Sáu; việc bật lại không được thực hiện. [FACT NEEDED: lúc đó thấy được gì, và vì sao bước này có thể không diễn ra]")]
    [InlineData("Thực tập sinh xoá nhầm bảng giá trên cụm chính.", "Bảng giá đã bị xoá trên cụm chính. [FACT NEEDED: thao tác định thực hiện là gì, và công cụ hiển thị gì lúc đó]")]
    [InlineData("Tệp cấu hình bị đẩy nhầm lên cụm chính.", "Tệp cấu hình bị đẩy lên cụm chính. [FACT NEEDED: thao tác định thực hiện là gì, và công cụ hiển thị gì lúc đó]")]
    [InlineData("Lẽ ra phải thử khôi phục trước khi nâng cấp.", "Việc thử khôi phục trước khi nâng cấp đã không được thực hiện.")]
    [InlineData("Đáng lẽ dịch vụ phải kiểm tra chữ ký.", "Dịch vụ đã không kiểm tra chữ ký.")]
    [InlineData("Nếu có bước duyệt thứ hai thì lỗi đã được phát hiện.", "Lúc đó không có bước duyệt thứ hai.")]
    [InlineData("Phải chi bộ khôi phục được chạy thử một lần thì đã thấy tệp bị cắt.", "Bộ khôi phục đã không được chạy thử một lần.")]
    [InlineData("Đáng lẽ nhóm không nên gộp hai thay đổi.", "Việc gộp hai thay đổi đã được thực hiện.")]
    [InlineData("Giá mà có ai đó xem biểu đồ lúc 13h.", "Việc xem biểu đồ lúc 13h đã không được thực hiện.")]
    [InlineData("Ngưỡng 90% hoá ra là quá cao.", "Ngưỡng 90% là quá cao.")]
    [InlineData("Nhìn lại thì tín hiệu đã có từ chiều hôm trước.", "Tín hiệu đã có từ chiều hôm trước.")]
    [InlineData("Ky su quen gia han chung chi.", "Viec gia han chung chi da khong duoc thuc hien. [FACT NEEDED: lúc đó thấy được gì, và vì sao bước này có thể không diễn ra]")]
    public void A_rewrite_states_the_fact_without_the_person(string text, string expected) => CheckFix(text, expected);

    [Fact]
    public void A_wish_becomes_a_fact_and_an_action_item()
    {
        CheckFix(
            "Lẽ ra phải thử khôi phục trước khi nâng cấp.\n\n## Hành động\n\n- [ ] Đặt ngưỡng cảnh báo đĩa\n",
            "Việc thử khôi phục trước khi nâng cấp đã không được thực hiện.\n\n## Hành động\n\n- [ ] Đặt ngưỡng cảnh báo đĩa\n- [ ] Thử khôi phục trước khi nâng cấp [FACT NEEDED: người phụ trách và thời hạn]\n");
    }

    [Fact]
    public void A_mixed_document_is_read_paragraph_by_paragraph()
    {
        Check(
            "The operator failed to rotate the key.\n\nNhân viên làm việc cẩu thả.\n",
            "person-failed-to: failed to rotate\njudgement-of-people: cẩu thả");
    }

    [Theory]
    [InlineData("L'équipe n'a pas testé la sauvegarde et le service est resté en panne pour les clients de la région.")]
    [InlineData("Der Ingenieur hat die Warnung ignoriert und das war ein Fehler, der nicht passieren sollte.")]
    [InlineData("El ingeniero no revisó la configuración y el servicio no se recuperó en la región; fue un error humano.")]
    public void Other_languages_are_not_read(string text) => Check(text, "");

    [Theory]
    [InlineData("# Die on-call\n\nBob failed to act.\n")]
    [InlineData("There was confusion about who was in charge.")]
    public void A_short_English_text_is_not_taken_for_another_language(string text)
    {
        Assert.Equal("en", Rules.Page.Analyze(text).Model.Language);
        Assert.NotEmpty(Find(text));
    }

    [Fact]
    public void The_lexicon_has_no_problems()
    {
        Assert.Empty(LanguageKnowledge.Shipped.Vietnamese.Problems);
        Assert.Empty(LanguageKnowledge.Shipped.UnmarkedVietnamese.Problems);
    }

    [Theory]
    [InlineData("Đội vận hành phớt lờ cảnh báo đĩa đầy.", "Đội vận hành [FACT NEEDED: đã làm gì, lúc đó thấy được gì, và điều gì cho phép việc đó xảy ra, thay cho \"phớt lờ cảnh báo đĩa đầy\"].")]
    [InlineData("Nguyên nhân là do lỗi con người khi cấu hình cụm.", "Nguyên nhân là do [FACT NEEDED: điều kiện nào của hệ thống cho phép việc này] khi cấu hình cụm.")]
    [InlineData("Nguyên nhân là do nhân viên mới bấm vào nút dừng.", "Nguyên nhân là do [FACT NEEDED: điều kiện nào của hệ thống cho phép việc này, thay cho \"nhân viên mới bấm vào nút dừng\"].")]
    [InlineData("Bộ phận kho làm mất nhãn của hai kệ, phải dán lại.", "Bộ phận kho [FACT NEEDED: đã làm gì, lúc đó thấy được gì, và điều gì cho phép việc đó xảy ra, thay cho \"làm mất nhãn của hai kệ\"], phải dán lại.")]
    public void What_is_asked_for_stands_where_the_wording_stood(string text, string expected) => CheckFix(text, expected);
}
