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
    }

    [Theory]
    [InlineData("Kỹ sư trực đã quên gia hạn chứng chỉ của cụm.", "Kỹ sư trực đã [FACT NEEDED: đã làm gì, lúc đó thấy được gì, và điều gì cho phép việc đó xảy ra] gia hạn chứng chỉ của cụm.")]
    [InlineData("Nguyên nhân là do lỗi con người khi cấu hình cụm.", "Nguyên nhân là do [FACT NEEDED: đã làm gì, lúc đó thấy được gì, và điều gì cho phép việc đó xảy ra] khi cấu hình cụm.")]
    public void What_is_asked_for_stands_where_the_wording_stood(string text, string expected) => CheckFix(text, expected);
}
