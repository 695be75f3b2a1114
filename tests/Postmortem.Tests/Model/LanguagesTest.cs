using System.Text;
using Postmortem.Analysis.Model;
using Xunit;

namespace Postmortem.Tests.Model;

/// <summary>A whole document in each language whose words are known: fields, timeline, actions and lessons.</summary>
public class LanguagesTest
{
    [Fact]
    public void French() => Check("""
        # Post-mortem : paiements refusés le 14 mars 2025

        **Date de l'incident** : 14 mars 2025
        **Gravité** : Haute
        **Statut** : Terminé
        **Auteurs** : Élodie Marchand, Karim Belkacem
        **Durée** : 1 h 25

        ## Résumé

        Pendant près d'une heure et demie, un tiers des paiements par carte ont été refusés.

        ## Chronologie (heure de Paris)

        - 09h12 : mise en production de la version 8.3
        - 09h20 : premières erreurs sur le service de paiement
        - ~09h35 : alerte « taux d'échec » reçue par l'astreinte
        - 09h50 : Karim ouvre un canal d'incident
        - 10h15 : cause identifiée : certificat expiré
        - 10h45 : service rétabli

        ## Cause racine

        Le certificat du fournisseur n'était pas suivi par notre supervision.

        ## Ce qui a bien fonctionné

        - L'astreinte a répondu en deux minutes

        ## Ce qui n'a pas bien fonctionné

        - Aucune alerte avant l'expiration
        - Le canal de secours était inconnu de l'équipe

        ## Où nous avons eu de la chance

        - Le trafic du matin est faible

        ## Plan d'action

        | Action | Responsable | Échéance | Priorité | Statut |
        |---|---|---|---|---|
        | Superviser les certificats | Karim Belkacem | 28/03/2025 | Haute | En cours |
        | Documenter le canal de secours | Élodie Marchand | 04/04/2025 | Basse | À faire |
        """, """
        fr generic 2025-03-14 severity 2 authors Élodie Marchand, Karim Belkacem
        15: 2025-03-14 09:12 heure de Paris trigger
        16: 2025-03-14 09:20 heure de Paris impact-start
        17: 2025-03-14 09:35 heure de Paris ~ detected
        18: 2025-03-14 09:50 heure de Paris declared
        19: 2025-03-14 10:15 heure de Paris cause-identified
        20: 2025-03-14 10:45 heure de Paris recovered
        action Superviser les certificats · owner Karim Belkacem · due 2025-03-28 · priority 1 · done false
        action Documenter le canal de secours · owner Élodie Marchand · due 2025-04-04 · priority 3 · done false
        well L'astreinte a répondu en deux minutes
        wrong Aucune alerte avant l'expiration
        wrong Le canal de secours était inconnu de l'équipe
        lucky Le trafic du matin est faible
        """);

    [Fact]
    public void Japanese() => Check("""
        # 障害報告書：注文APIの停止

        | 項目 | 内容 |
        |---|---|
        | 発生日 | 2025年6月18日 |
        | 重大度 | SEV-2（主要機能が使えない） |
        | 作成者 | 佐々木 遥 |
        | ステータス | 完了 |

        ## 概要

        注文APIが約50分間応答しなかった。

        ## タイムライン（JST）

        | 時刻 | 内容 |
        |---|---|
        | 10:05 | 設定変更をデプロイ |
        | 10:12 | エラー率が上昇し始める |
        | 10:18 | **検知**: 監視アラートを受信 |
        | 10:40頃 | 原因を特定（接続数の上限） |
        | 10:55 | ロールバック完了、復旧を確認 |

        ## 根本原因

        接続数の上限が新しい設定で半分になっていた。

        ## 教訓

        ### うまくいったこと
        - 切り戻し手順が整っていた

        ### うまくいかなかったこと
        - 検知まで時間がかかった

        ### 運が良かったこと
        - 利用者の少ない時間帯だった

        ## アクションアイテム

        - [ ] 接続数の監視を追加する（担当：佐々木、期限：2025-07-02）
        - [x] 設定のレビュー手順を更新する（担当：大野）
        """, """
        ja generic 2025-06-18 severity 2 authors 佐々木 遥
        18: 2025-06-18 10:05 JST trigger
        19: 2025-06-18 10:12 JST impact-start
        20: 2025-06-18 10:18 JST detected
        21: 2025-06-18 10:40 JST ~ cause-identified
        22: 2025-06-18 10:55 JST recovered
        action 接続数の監視を追加する（担当：佐々木、期限：2025-07-02） · owner 佐々木 · due 2025-07-02 · done false
        action 設定のレビュー手順を更新する（担当：大野） · owner 大野 · done true
        well 切り戻し手順が整っていた
        wrong 検知まで時間がかかった
        lucky 利用者の少ない時間帯だった
        """);

    [Fact]
    public void Chinese() => Check("""
        # 故障复盘：登录服务不可用（2025-09-03）

        - **故障等级**：P1
        - **故障时间**：2025-09-03 20:10 - 21:05
        - **负责人**：陈思远
        - **状态**：已完成

        ## 概述

        登录服务在晚高峰不可用约55分钟。

        ## 时间线（北京时间）

        - 20:02 发布新版本
        - 20:10 用户开始无法登录
        - 20:16 收到监控告警
        - 20:20 值班同学开始排查
        - 20:41 定位到根因：连接池耗尽
        - 20:58 回滚完成
        - 21:05 服务恢复正常

        ## 根因

        新版本没有释放数据库连接。

        ## 做得好的地方

        - 告警及时

        ## 做得不好的地方

        - 发布前没有压测

        ## 运气好的地方

        - 支付服务没有受影响

        ## 改进措施

        1. 发布前增加压测（负责人：林晓，截止时间：2025-09-15）
        2. 增加连接池监控（负责人：陈思远，截止时间：2025-09-20）
        """, """
        zh generic 2025-09-03 severity 1 authors 陈思远
        14: 2025-09-03 20:02 北京时间 trigger
        15: 2025-09-03 20:10 北京时间 impact-start
        16: 2025-09-03 20:16 北京时间 detected
        17: 2025-09-03 20:20 北京时间 acknowledged
        18: 2025-09-03 20:41 北京时间 cause-identified
        19: 2025-09-03 20:58 北京时间 mitigated
        20: 2025-09-03 21:05 北京时间 recovered
        action 发布前增加压测（负责人：林晓，截止时间：2025-09-15） · owner 林晓 · due 2025-09-15
        action 增加连接池监控（负责人：陈思远，截止时间：2025-09-20） · owner 陈思远 · due 2025-09-20
        well 告警及时
        wrong 发布前没有压测
        lucky 支付服务没有受影响
        """);

    [Fact]
    public void Korean() => Check("""
        # 장애 보고서: 검색 서비스 중단

        - **발생일**: 2025년 5월 7일
        - **심각도**: 높음
        - **작성자**: 박지우
        - **상태**: 완료

        ## 요약

        검색 서비스가 40분 동안 응답하지 않았습니다.

        ## 타임라인 (KST)

        - 14:00 색인 서버 설정 변경 배포
        - 14:07 검색 요청 실패 시작
        - 14:15 모니터링 알림 수신
        - 14:32 원인 파악: 메모리 한도 설정 오류
        - 14:47 서비스 복구 완료

        ## 근본 원인

        메모리 한도가 잘못 설정되었습니다.

        ## 잘된 점

        - 알림이 빨리 왔다

        ## 잘못된 점

        - 배포 전 검토가 없었다

        ## 운이 좋았던 점

        - 점심시간 이후라 사용자가 적었다

        ## 조치 사항

        | 조치 | 담당자 | 기한 | 상태 |
        |---|---|---|---|
        | 설정 검토 절차 추가 | 박지우 | 2025-05-20 | 진행 중 |
        | 메모리 알림 추가 | 김도윤 | 2025-05-14 | 완료 |
        """, """
        ko generic 2025-05-07 severity 2 authors 박지우
        14: 2025-05-07 14:00 KST trigger
        15: 2025-05-07 14:07 KST impact-start
        16: 2025-05-07 14:15 KST detected
        17: 2025-05-07 14:32 KST cause-identified
        18: 2025-05-07 14:47 KST recovered
        action 설정 검토 절차 추가 · owner 박지우 · due 2025-05-20 · done false
        action 메모리 알림 추가 · owner 김도윤 · due 2025-05-14 · done true
        well 알림이 빨리 왔다
        wrong 배포 전 검토가 없었다
        lucky 점심시간 이후라 사용자가 적었다
        """);

    [Fact]
    public void Portuguese() => Check("""
        # Relatório de incidente: fila de e-mails parada

        **Data do incidente:** 22 de abril de 2025
        **Severidade:** Crítica
        **Autor:** Beatriz Nogueira
        **Situação:** Concluído

        ## Resumo

        Nenhum e-mail foi enviado durante duas horas.

        ## Linha do tempo (horário de Brasília)

        * **08:40** – Deploy da versão 2.14 em produção
        * **08:52** – E-mails começam a falhar
        * **09:30** – Clientes reclamam no suporte
        * **09:41** – Beatriz declara o incidente
        * **10:20** – Causa raiz identificada: fila cheia
        * **10:35** – Rollback concluído
        * **10:50** – Serviço normalizado

        ## Causa raiz

        A fila não tinha limite de tamanho.

        ## O que deu certo

        - O rollback foi rápido

        ## O que deu errado

        - Não havia alerta para a fila

        ## Onde tivemos sorte

        - Nenhum e-mail foi perdido

        ## Ações

        - [ ] Criar alerta para o tamanho da fila (responsável: Beatriz Nogueira, prazo: 05/05/2025)
        - [x] Aumentar o limite da fila (responsável: Caio Ramos)
        """, """
        pt generic 2025-04-22 severity 1 authors Beatriz Nogueira
        14: 2025-04-22 08:40 Brasília trigger
        15: 2025-04-22 08:52 Brasília impact-start
        16: 2025-04-22 09:30 Brasília detected
        17: 2025-04-22 09:41 Brasília declared
        18: 2025-04-22 10:20 Brasília cause-identified
        19: 2025-04-22 10:35 Brasília mitigated
        20: 2025-04-22 10:50 Brasília recovered
        action Criar alerta para o tamanho da fila (responsável: Beatriz Nogueira, prazo: 05/05/2025) · owner Beatriz Nogueira · due 2025-05-05 · done false
        action Aumentar o limite da fila (responsável: Caio Ramos) · owner Caio Ramos · done true
        well O rollback foi rápido
        wrong Não havia alerta para a fila
        lucky Nenhum e-mail foi perdido
        """);

    [Fact]
    public void Spanish() => Check("""
        # Informe de incidente: caída del buscador

        - **Fecha del incidente**: 9 de octubre de 2025
        - **Gravedad**: Media
        - **Autora**: Lucía Ferrer
        - **Estado**: Cerrado

        ## Resumen

        El buscador no respondió durante 48 minutos.

        ## Cronología (UTC)

        1. 16:02 Se despliega la versión 5.1
        2. 16:10 Empiezan los errores 500
        3. 16:18 Salta la alerta de latencia
        4. 16:25 Se declara el incidente
        5. 16:37 Se identifica la causa: índice corrupto
        6. 16:45 Se completa la reversión
        7. 16:58 Servicio restablecido

        ## Causa raíz

        El índice se copió a medias.

        ## Qué salió bien

        - La guardia respondió enseguida

        ## Qué salió mal

        - La copia del índice no se comprueba

        ## Dónde tuvimos suerte

        - Había una copia reciente

        ## Acciones

        - Comprobar la copia del índice — Lucía Ferrer — 24/10/2025
        - Añadir una prueba de carga — Mateo Ibarra — 31/10/2025
        """, """
        es generic 2025-10-09 severity 3 authors Lucía Ferrer
        14: 2025-10-09 16:02 UTC trigger
        15: 2025-10-09 16:10 UTC impact-start
        16: 2025-10-09 16:18 UTC detected
        17: 2025-10-09 16:25 UTC declared
        18: 2025-10-09 16:37 UTC cause-identified
        19: 2025-10-09 16:45 UTC mitigated
        20: 2025-10-09 16:58 UTC recovered
        action Comprobar la copia del índice — Lucía Ferrer — 24/10/2025 · owner Lucía Ferrer · due 2025-10-24
        action Añadir una prueba de carga — Mateo Ibarra — 31/10/2025 · owner Mateo Ibarra · due 2025-10-31
        well La guardia respondió enseguida
        wrong La copia del índice no se comprueba
        lucky Había una copia reciente
        """);

    [Fact]
    public void German() => Check("""
        # Störungsbericht: Kundenportal nicht erreichbar

        **Datum des Vorfalls:** 3. Februar 2025
        **Schweregrad:** Hoch
        **Verfasser:** Jana Brinkmann
        **Status:** Abgeschlossen
        **Dauer:** 52 Minuten

        ## Zusammenfassung

        Das Kundenportal war am Vormittag nicht erreichbar.

        ## Zeitlicher Ablauf (alle Zeiten in MEZ)

        - 08:15 Uhr: Neue Firewall-Regel ausgerollt
        - 08:22 Uhr: Erste Fehler im Portal
        - ca. 08:30 Uhr: Überwachung schlägt Alarm
        - 08:34 Uhr: Jana übernimmt
        - 08:58 Uhr: Ursache gefunden: Regel sperrt den Lastverteiler
        - 09:10 Uhr: Regel zurückgerollt
        - 09:14 Uhr: Portal wieder erreichbar

        ## Ursache

        Die Regel galt auch für das interne Netz.

        ## Was gut lief

        - Die Überwachung hat angeschlagen

        ## Was schlecht lief

        - Die Regel wurde nicht getestet

        ## Wo wir Glück hatten

        - Es war vor der Hauptzeit

        ## Maßnahmen

        | Maßnahme | Verantwortlich | Frist | Status |
        |---|---|---|---|
        | Regeln vorab testen | Jana Brinkmann | 17.02.2025 | Offen |
        | Handbuch ergänzen | Team Netz | 28.02.2025 | Erledigt |
        """, """
        de generic 2025-02-03 severity 2 authors Jana Brinkmann
        15: 2025-02-03 08:15 MEZ trigger
        16: 2025-02-03 08:22 MEZ impact-start
        17: 2025-02-03 08:30 MEZ ~ detected
        18: 2025-02-03 08:34 MEZ acknowledged
        19: 2025-02-03 08:58 MEZ cause-identified
        20: 2025-02-03 09:10 MEZ mitigated
        21: 2025-02-03 09:14 MEZ recovered
        action Regeln vorab testen · owner Jana Brinkmann · due 2025-02-17 · done false
        action Handbuch ergänzen · owner Team Netz · due 2025-02-28 · done true
        well Die Überwachung hat angeschlagen
        wrong Die Regel wurde nicht getestet
        lucky Es war vor der Hauptzeit
        """);

    [Fact]
    public void Vietnamese() => Check("""
        # Báo cáo sự cố: hệ thống đặt vé ngừng hoạt động

        **Ngày xảy ra:** 12/08/2025
        **Mức độ nghiêm trọng:** Nghiêm trọng
        **Người viết:** Nguyễn Thu Hà
        **Trạng thái:** Hoàn thành

        ## Tóm tắt

        Hệ thống đặt vé ngừng hoạt động trong 65 phút.

        ## Dòng thời gian (giờ Việt Nam)

        - 13:30: Triển khai phiên bản 3.2
        - 13:38: Người dùng bắt đầu gặp lỗi khi thanh toán
        - 13:45: Nhận được cảnh báo từ hệ thống giám sát
        - 13:52: Kỹ sư trực bắt đầu điều tra
        - 14:20: Xác định nguyên nhân: hết kết nối cơ sở dữ liệu
        - 14:35: Khôi phục phiên bản cũ xong
        - 14:43: Hệ thống hoạt động bình thường trở lại

        ## Nguyên nhân gốc rễ

        Phiên bản mới không đóng kết nối.

        ## Điều làm tốt

        - Cảnh báo đến sớm

        ## Điều chưa tốt

        - Không thử tải trước khi triển khai

        ## May mắn

        - Không mất dữ liệu

        ## Hành động khắc phục

        - [ ] Thêm thử tải vào quy trình (phụ trách: Nguyễn Thu Hà, hạn: 26/08/2025)
        - [x] Thêm cảnh báo số kết nối (phụ trách: Trần Minh Quân)
        """, """
        vi generic 2025-08-12 severity 1 authors Nguyễn Thu Hà
        14: 2025-08-12 13:30 Việt Nam trigger
        15: 2025-08-12 13:38 Việt Nam impact-start
        16: 2025-08-12 13:45 Việt Nam detected
        17: 2025-08-12 13:52 Việt Nam acknowledged
        18: 2025-08-12 14:20 Việt Nam cause-identified
        19: 2025-08-12 14:35 Việt Nam mitigated
        20: 2025-08-12 14:43 Việt Nam recovered
        action Thêm thử tải vào quy trình (phụ trách: Nguyễn Thu Hà, hạn: 26/08/2025) · owner Nguyễn Thu Hà · due 2025-08-26 · done false
        action Thêm cảnh báo số kết nối (phụ trách: Trần Minh Quân) · owner Trần Minh Quân · done true
        well Cảnh báo đến sớm
        wrong Không thử tải trước khi triển khai
        lucky Không mất dữ liệu
        """);

    private static void Check(string text, string expected) => Assert.Equal(Documents.Clean(expected), Show(Documents.Bind(text)));

    private static string Show(DocumentModel model)
    {
        var shown = new StringBuilder();
        shown.Append(model.Language).Append(' ').Append(model.Kind).Append(' ').Append(model.Header.Date?.Value.ToString("yyyy-MM-dd"))
            .Append(" severity ").Append(model.Header.Severity?.Value).Append(" authors ").AppendJoin(", ", model.Header.Authors.Select(a => a.Value)).Append('\n');
        foreach (var entry in model.Timeline.Entries)
        {
            shown.Append(model.Document.Text.GetLineAt(entry.Span.Start) + 1).Append(": ").Append(entry.At.Date?.ToString("yyyy-MM-dd")).Append(' ').Append(entry.At.Time?.ToString("HH:mm"))
                .Append(' ').Append(entry.At.Zone).Append(entry.IsApproximate ? " ~ " : " ").Append(Documents.Names(entry.Milestones)).Append('\n');
        }

        foreach (var action in Documents.Actions(model).Split('\n'))
        {
            shown.Append("action ").Append(action[(action.IndexOf(' ') + 1)..]).Append('\n');
        }

        foreach (var (name, points) in new[] { ("well", model.Lessons.WentWell), ("wrong", model.Lessons.WentWrong), ("lucky", model.Lessons.Lucky), ("learned", model.Lessons.Learned) })
        {
            foreach (var point in points)
            {
                shown.Append(name).Append(' ').Append(point.Value).Append('\n');
            }
        }

        return shown.ToString().TrimEnd();
    }
}
