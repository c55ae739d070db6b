// SPDX-License-Identifier: MIT
// What authors call the sections of a handoff, in their languages: data.
#include "handoff/section_table.hpp"

namespace handoff {
namespace {

constexpr SectionNames k_names[] = {
    // English
    {Section::goal,
     "=goal|=goals|=purpose|=objective|objectives|aim|aims|mission|intent|"
     "the ask|task|tl dr|tldr|!constraint|!constraints|!stop|!stop rule|"
     "!stop when|!stop condition|!time box|!timebox|!done when|"
     "!definition of done|!acceptance criteria|!success criteria|"
     "!exit criteria"},
    {Section::next_steps,
     "=next|=next step|=next steps|whats next|what comes next|next up|"
     "next actions|next action|action items|actions|=todo|=to do|todos|to dos|"
     "remaining|remaining work|remaining tasks|remaining steps|whats left|"
     "left to do|what remains|work left|pending|pending tasks|pending work|"
     "outstanding|outstanding work|plan|=step|steps|where were going|"
     "immediate next steps|recommended next steps|continue here|start here|"
     "first step|follow ups|follow up|followups|still to do|not done|"
     "not done yet|backlog"},
    {Section::questions,
     "=question|=questions|=open question|=open questions|open issues|unknowns|"
     "unresolved|unresolved questions|to be answered|to clarify|"
     "questions to answer|needs answer|needs answers|needs a decision|"
     "open decisions|pending decisions|=q"},
    {Section::decisions,
     "decision|decisions|decided|choices|decisions and rationale|"
     "decision log|decisions log|design decisions|technical decisions|"
     "architecture decisions|architectural decisions|what we decided|"
     "what was decided|agreed|rationale|decisions and why|"
     "decisions and reasons|decisions with reasons|choices and why"},
    {Section::rejected,
     "=rejected|=rejected alternatives|rejected options|rejected approaches|"
     "!alternatives|!alternatives considered|!considered alternatives|"
     "!options considered|!considered|discarded|ruled out|!what didnt work|"
     "!what did not work|!what failed|!failed approaches|!failed attempts|"
     "!tried and failed|!dead ends|!dead end|!not doing|!out of scope|!non "
     "goals|"
     "!non goal|!wont do"},
    {Section::traps,
     "trap|traps|gotcha|gotchas|pitfall|pitfalls|caveat|caveats|warning|"
     "warnings|watch out|watch out for|beware|known issue|known issues|"
     "known bugs|known problems|known limitations|limitations|!risk|!risks|"
     "!blocker|!blockers|landmines|footguns|quirks|!do not|!dont|"
     "!edge cases"},
    {Section::learnings,
     "learning|learnings|lesson|lessons|lessons learned|lessons learnt|"
     "findings|finding|insights|discoveries|discovered|what we learned|"
     "what i learned|what was learned|observations|!what worked"},
    {Section::verified,
     "verified|verification|test|tests|testing|test results|tests run|"
     "test status|what was verified|what was tested|validated|validation|"
     "evidence|checks|how it was tested"},
    {Section::state,
     "state|status|current state|current status|where it stands|"
     "where things stand|where we are|where we left off|!progress|!done|"
     "!completed|!completed work|!what was done|!what is done|!whats done|"
     "!work done|!work completed|!accomplished|accomplishments|!finished|"
     "summary of work|changes|changes made|what changed|!in progress|"
     "!work in progress|!wip|current work"},
    {Section::pointers,
     "pointer|pointers|file|files|key files|important files|relevant files|"
     "critical files|files changed|files modified|modified files|"
     "changed files|files touched|link|links|reference|references|resources|"
     "useful links|related|see also|further reading|artifacts|documents|"
     "docs|where to look|code references|key locations"},
    {Section::know,
     "context|background|know|what you must know|must know|need to know|"
     "what you need to know|notes|note|important|important context|"
     "key context|information|info|misc|other|summary|overview|"
     "session summary|history|!assumptions|facts|key facts|!how to test|!how "
     "to verify"},
    // German
    {Section::goal, "=ziel|ziele|=zweck|aufgabe|auftrag|absicht"},
    {Section::next_steps,
     "=nächste schritte|=nächster schritt|als nächstes|schritte|noch zu tun|"
     "zu tun|zu erledigen|was noch fehlt|offen|offene punkte|"
     "offene aufgaben|aufgaben|weiteres vorgehen|wie es weitergeht"},
    {Section::questions, "=frage|=fragen|offene frage|=offene fragen"},
    {Section::decisions, "entscheidung|entscheidungen|entschieden|beschlüsse"},
    {Section::rejected,
     "=verworfen|verworfene alternativen|verworfenes|abgelehnt|!alternativen|"
     "!nicht im umfang|!was nicht ging"},
    {Section::traps,
     "falle|fallen|fallstricke|stolpersteine|bekannte probleme|achtung|"
     "vorsicht|warnung|warnungen|!risiken|einschränkungen|!hindernisse"},
    {Section::learnings, "erkenntnisse|gelernt|gelerntes|lehren|befunde"},
    {Section::verified,
     "geprüft|überprüft|verifiziert|prüfung|getestet|nachweis|nachweise"},
    {Section::state,
     "stand|zustand|aktueller stand|stand der dinge|fortschritt|!erledigt|"
     "!fertig|änderungen"},
    {Section::pointers,
     "dateien|wichtige dateien|verweise|links und dateien|quellen|fundstellen"},
    {Section::know,
     "kontext|hintergrund|was man wissen muss|wissenswertes|notizen|hinweise|"
     "anmerkungen|wichtig|zusammenfassung|überblick"},
    // French
    {Section::goal, "but|buts|=objectif|objectifs|mission|intention"},
    {Section::next_steps,
     "=prochaine étape|=prochaines étapes|étapes suivantes|étapes|=à faire|"
     "reste à faire|ce qui reste|ensuite|la suite|suite"},
    {Section::questions, "=question ouverte|=questions ouvertes|inconnues"},
    {Section::decisions, "décision|décisions|choix"},
    {Section::rejected,
     "=rejeté|rejetés|rejetées|écarté|écartés|alternatives rejetées|"
     "alternatives écartées|options écartées|!hors périmètre"},
    {Section::traps,
     "piège|pièges|attention|avertissements|problèmes connus|limites|!risques|"
     "mises en garde|!contraintes|!blocages"},
    {Section::learnings,
     "leçons|leçons apprises|enseignements|constats|appris|apprentissages"},
    {Section::verified, "vérifié|vérifications|vérification|testé|preuves"},
    {Section::state,
     "état|état actuel|statut|avancement|où en est on|!fait|!terminé|"
     "changements|modifications"},
    {Section::pointers,
     "fichiers|fichiers clés|fichiers importants|liens|références|pointeurs|"
     "ressources"},
    {Section::know,
     "contexte|à savoir|ce quil faut savoir|remarques|résumé|aperçu"},
    // Spanish
    {Section::goal, "=objetivo|objetivos|propósito|meta|metas|finalidad"},
    {Section::next_steps,
     "=próximo paso|=próximos pasos|siguiente paso|siguientes pasos|pasos|"
     "=por hacer|pendiente|pendientes|tareas|tareas pendientes|lo que falta"},
    {Section::questions,
     "=pregunta|=preguntas|pregunta abierta|preguntas abiertas|dudas"},
    {Section::decisions, "decisión|decisiones"},
    {Section::rejected,
     "=rechazado|rechazados|rechazadas|descartado|descartados|!alternativas|"
     "alternativas descartadas|alternativas rechazadas|!fuera de alcance"},
    {Section::traps,
     "trampa|trampas|advertencia|advertencias|cuidado|problemas conocidos|"
     "!riesgos|limitaciones|!bloqueos|!restricciones"},
    {Section::learnings,
     "aprendizaje|aprendizajes|lecciones|lecciones aprendidas|hallazgos"},
    {Section::verified,
     "verificado|verificación|probado|pruebas|comprobado|evidencia"},
    {Section::state,
     "estado|estado actual|situación|progreso|!hecho|!completado|!terminado|"
     "cambios"},
    {Section::pointers,
     "archivos|archivos clave|archivos importantes|ficheros|enlaces|"
     "referencias|punteros|recursos"},
    {Section::know,
     "contexto|antecedentes|lo que debes saber|notas|importante|resumen"},
    // Portuguese
    {Section::goal, "finalidade|propósito do trabalho"},
    {Section::next_steps,
     "=próximo passo|=próximos passos|passos|=a fazer|por fazer|tarefas|"
     "tarefas pendentes|o que falta"},
    {Section::questions,
     "=pergunta|=perguntas|perguntas em aberto|questões|questões em aberto|"
     "dúvidas"},
    {Section::decisions, "decisão|decisões"},
    {Section::rejected,
     "=rejeitado|rejeitados|rejeitadas|descartadas|alternativas rejeitadas|"
     "!fora do escopo"},
    {Section::traps,
     "armadilha|armadilhas|aviso|avisos|problemas conhecidos|!riscos|"
     "limitações|!bloqueios|!restrições"},
    {Section::learnings, "aprendizados|aprendizado|lições|lições aprendidas"},
    {Section::verified,
     "verificação|testes|testado|comprovado|validação|evidências"},
    {Section::state,
     "estado atual|situação|situação "
     "atual|progresso|!feito|!concluído|mudanças|"
     "alterações"},
    {Section::pointers,
     "arquivos|arquivos importantes|ficheiros|referências|ligações|"
     "ponteiros"},
    {Section::know, "o que você precisa saber|observações|resumo|histórico"},
    // Italian
    {Section::goal, "=obiettivo|obiettivi|scopo|finalità"},
    {Section::next_steps,
     "=prossimo passo|=prossimi passi|passi successivi|passi|=da fare|"
     "cosa manca|attività rimanenti"},
    {Section::questions,
     "=domanda|=domande|domande aperte|questioni aperte|dubbi"},
    {Section::decisions, "decisione|decisioni|scelte"},
    {Section::rejected,
     "=scartato|scartati|scartate|respinto|!alternative|alternative scartate|"
     "!fuori ambito"},
    {Section::traps,
     "trappola|trappole|insidie|attenzione|avvertenze|problemi noti|!rischi|"
     "limiti|limitazioni|!vincoli"},
    {Section::learnings, "lezioni|lezioni apprese|scoperte|imparato"},
    {Section::verified, "verificato|verifiche|verifica|testato|prove"},
    {Section::state,
     "stato|stato attuale|situazione|avanzamento|!fatto|!completato|modifiche"},
    {Section::pointers,
     "file importanti|file principali|collegamenti|riferimenti|risorse"},
    {Section::know, "contesto|da sapere|cosa sapere|riassunto|riepilogo"},
    // Russian
    {Section::goal, "=цель|цели|задача|назначение|зачем"},
    {Section::next_steps,
     "дальше|далее|=следующий шаг|=следующие шаги|шаги|что дальше|осталось|"
     "что осталось|сделать|нужно сделать|к выполнению|задачи|план"},
    {Section::questions, "=вопрос|=вопросы|открытые вопросы"},
    {Section::decisions, "решение|решения|принятые решения|решено"},
    {Section::rejected,
     "=отклонено|отвергнуто|отброшено|!альтернативы|"
     "отклонённые альтернативы|отклоненные альтернативы|!вне рамок"},
    {Section::traps,
     "ловушки|подводные камни|грабли|осторожно|внимание|предупреждения|"
     "известные проблемы|!риски|!ограничения"},
    {Section::learnings, "выводы|уроки|находки|что узнали"},
    {Section::verified,
     "проверено|проверка|тесты|тестирование|результаты тестов"},
    {Section::state,
     "состояние|статус|текущее состояние|прогресс|!готово|!сделано|изменения"},
    {Section::pointers,
     "файлы|ключевые файлы|важные файлы|ссылки|указатели|источники"},
    {Section::know,
     "контекст|предыстория|важно|что нужно знать|заметки|примечания|сводка"},
    // Chinese, simplified and traditional
    {Section::goal, "=目标|=目標|目的|任务|任務|意图|意圖"},
    {Section::next_steps,
     "=下一步|接下来|接下來|后续步骤|後續步驟|后续工作|後續工作|步骤|步驟|="
     "待办|"
     "=待辦|待办事项|待辦事項|待完成|剩余工作|剩餘工作|未完成|计划|計劃|計畫"},
    {Section::questions,
     "=问题|=問題|待解决问题|待解決問題|开放问题|開放問題|未解决的问题|疑问|"
     "疑問"},
    {Section::decisions, "决定|決定|决策|決策|设计决策|設計決策"},
    {Section::rejected,
     "=否决|=否決|已否决|已拒绝|拒绝|放弃的方案|被否决的方案|!备选方案|!"
     "備選方案|"
     "!替代方案"},
    {Section::traps,
     "陷阱|坑|注意|注意事项|注意事項|警告|已知问题|已知問題|!风险|!風險|!限制"},
    {Section::learnings, "经验|經驗|经验教训|經驗教訓|收获|心得|发现|發現"},
    {Section::verified,
     "验证|驗證|已验证|已驗證|测试|測試|测试结果|測試結果|验证结果"},
    {Section::state,
     "状态|狀態|当前状态|目前狀態|现状|現狀|进度|進度|!已完成|变更|變更"},
    {Section::pointers,
     "文件|关键文件|關鍵文件|重要文件|相关文件|链接|連結|参考|參考|参考资料|"
     "引用"},
    {Section::know,
     "背景|上下文|须知|須知|必须知道|备注|備註|说明|說明|总结|總結|概述"},
    // Japanese
    {Section::goal, "ゴール|目指すこと"},
    {Section::next_steps,
     "=次のステップ|次にやること|次の手順|=やること|残作業|残タスク|残り|"
     "今後の作業|今後の予定|タスク|手順|計画"},
    {Section::questions, "=質問|疑問点|未解決の問題|未解決事項|確認事項"},
    {Section::decisions, "決定事項|決めたこと|判断|設計判断|設計上の決定"},
    {Section::rejected, "=却下|却下した案|不採用|不採用案|!代替案|!対象外"},
    {Section::traps,
     "罠|落とし穴|注意点|ハマりどころ|既知の問題|既知の不具合|!リスク|!制約"},
    {Section::learnings, "学び|学んだこと|教訓|知見|わかったこと|気づき"},
    {Section::verified,
     "検証|検証済み|確認済み|テスト|テスト結果|動作確認|検証結果"},
    {Section::state,
     "状態|現状|現在の状態|現在の状況|状況|進捗|ステータス|!完了|変更点"},
    {Section::pointers,
     "ファイル|関連ファイル|主要ファイル|重要なファイル|リンク|参照|参考資料"},
    {Section::know, "前提|知っておくべきこと|メモ|備考|補足|概要|まとめ|要約"},
    // Korean
    {Section::goal, "=목표|목적|의도|과제"},
    {Section::next_steps,
     "다음|=다음 단계|다음 작업|=할 일|해야 할 일|남은 작업|남은 일|앞으로 할 "
     "일|"
     "단계|계획"},
    {Section::questions, "=질문|미해결 질문|열린 질문|의문점|확인 사항"},
    {Section::decisions, "결정|결정 사항|결정사항|설계 결정"},
    {Section::rejected,
     "=기각|거부|기각된 대안|!제외|!대안|!검토한 대안|!범위 밖"},
    {Section::traps,
     "함정|주의|주의 사항|주의사항|주의점|경고|알려진 문제|!위험|!제약|제한 "
     "사항"},
    {Section::learnings, "배운 점|교훈|알게 된 점|발견"},
    {Section::verified, "검증|검증됨|확인|확인됨|테스트|테스트 결과|검증 결과"},
    {Section::state,
     "상태|현재 상태|현황|진행 상황|진행상황|!완료|변경 사항|변경사항"},
    {Section::pointers, "파일|주요 파일|관련 파일|링크|참고|참고 자료|참조"},
    {Section::know, "배경|맥락|컨텍스트|알아야 할 것|메모|비고|요약|개요"},
    // Skills, in all of them
    {Section::skills,
     "skill|skills|suggested skills|suggested skill|recommended skills|"
     "useful skills|relevant skills|skills to use|empfohlene skills|"
     "habilidades|compétences|competências|skills suggérés|навыки|推荐技能|"
     "スキル|推奨スキル|스킬"},
};

} // namespace

std::span<const SectionNames> section_table() {
  return k_names;
}

} // namespace handoff
