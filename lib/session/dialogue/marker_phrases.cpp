// SPDX-License-Identifier: MIT
// The words by which decisions, rejections, next steps and answers are known.
#include "session/dialogue/marker_phrases.hpp"

namespace handoff::session {
namespace {

using enum Marker;

// Phrases of one meaning in English, German, French, Spanish, Portuguese,
// Russian, Chinese, Japanese and Korean, a line for each language. A phrase
// belongs here when it is hardly ever said with another meaning.
constexpr MarkerPhrases k_rows[] = {
    {decision,
     "decided|the decision|design decision|we'll use|we will "
     "use|let's use|lets use|let us use|"
     "let's go with|lets go with|go with|going with|went with|chose|opted for|"
     "opt for|settled on|stick with|sticking with|switch to|switched to|"
     "switching to|switch from|switched from|not going to|agreed|drop the|"
     "dropped|revert to|keep using|changed my mind|picked|we took|we take"},
    {decision,
     "entschieden|entscheidung|wir nehmen|wir verwenden|wir benutzen|"
     "nehmen wir|verwenden wir|wir bleiben bei|bleiben wir bei|"
     "wir entscheiden uns"},
    {decision,
     "décidé|décision|on utilise|nous utilisons|utilisons|on garde|gardons|"
     "on prend|nous avons choisi|j'ai choisi|on part sur|partons sur"},
    {decision,
     "decidido|decidimos|decisión|usaremos|vamos a usar|usemos|elegimos|"
     "hemos elegido|nos quedamos con|optamos por"},
    {decision,
     "decidimos|decisão|vamos usar|usaremos|escolhemos|optamos por|"
     "ficamos com|vamos ficar com"},
    {decision,
     "решили|решено|решение|будем использовать|используем|выбрали|выбираем|"
     "остановились на|оставляем"},
    {decision, "决定|我们用|我们使用|就用|改用|采用|选择了|选用"},
    {decision,
     "に決め|ことにし|ことにする|にします|にしよう|を採用|を使うことに|"
     "でいきます|でいこう|を使います|を使いましょう"},
    {decision, "결정했|결정하|하기로|으로 가|로 가자|사용하자|쓰기로|채택"},

    {directive, "use|choose|prefer|drop|instead"},
    {directive, "nimm|nehmt|verwende|benutze|nutze|lieber"},
    {directive, "utilise|utilisez|prends|garde|plutôt"},
    {directive, "usa|use|utiliza|mejor|quita|mantén"},
    {directive, "use|usa|utilize|melhor|mantenha|tire"},
    {directive, "используй|используйте|возьми|лучше|оставь|убери"},
    {directive, "请用|使用|换成|改成|改为"},
    {directive, "を使って|を使用して|に変えて|に変更して|にして|のままで"},
    {directive, "사용해|써줘|써 줘|바꿔줘|바꿔 줘|유지해"},

    {fault,
     "prints|printed|returns|returned|shows|showed|displays|gives|gave|"
     "outputs|gets|got|reads|writes|wrote|throws|threw|sees|saw|reports|"
     "reported|expects|expected|points|resolves|falls|ends up|receives|"
     "produces|yields|sends|sent|contains|becomes|became|uses|used to|"
     "fails|failed|hangs|crashes|renders|logs|parses|stores|calls"},
    {fault, "zeigt|gibt|liefert|druckt|wirft|meldet|steht|erscheint|landet"},
    {fault, "affiche|renvoie|retourne|donne|imprime|apparaît"},
    {fault, "muestra|devuelve|imprime|aparece"},
    {fault, "mostra|retorna|devolve|imprime|aparece"},
    {fault, "выводит|возвращает|показывает|печатает|выдаёт|выдает"},
    {fault, "返回|显示|输出|打印|变成|报错"},
    {fault, "表示され|を返|が返|になって|になってしま|出力され"},
    {fault, "출력된|출력돼|반환한|반환된|표시된|표시돼|나옵니다|나와요"},

    {over, "instead of|rather than|in preference to"},
    {over, "anstatt|statt|anstelle von|anstelle"},
    {over, "au lieu de|au lieu d|plutôt que"},
    {over, "en lugar de|en vez de"},
    {over, "em vez de|ao invés de|em lugar de"},
    {over, "вместо"},
    {over, "而不是|而非|而不用"},
    {over_before, "ではなく|じゃなくて|でなく|の代わりに|をやめて|より"},
    {over_before, "대신에|대신|말고|이 아니라|가 아니라"},

    {rejection,
     "rejected|reject|ruled out|rule out|don't use|do not use|"
     "no longer use|drop|dropped|scrap|won't use|without using|get rid of"},
    {rejection, "verworfen|abgelehnt|ausgeschlossen|verzichten auf"},
    {rejection, "rejeté|écarté|abandonné|n'utilise pas|n'utilisez pas"},
    {rejection, "rechazado|descartado|descartamos|no uses|no usar|no usemos"},
    {rejection, "rejeitado|descartado|descartamos|não use|não usar"},
    {rejection,
     "отклонили|отвергли|отказались от|не используй|"
     "не используйте|не использовать"},
    {rejection, "不要使用|不要用|不用|放弃|弃用|拒绝"},
    {rejection_after, "は使わない|を使わない|はやめ|は却下|を却下|は不採用"},
    {rejection_after,
     "사용하지 마|쓰지 마|사용하지 않|쓰지 않|은 제외|는 제외"},

    {constraint,
     "must|must not|mustn't|never|except|exception|exempt|only if|only when|"
     "do not|don't|unless|shall|forbidden|not allowed|required|always|"
     "at least|at most|no more than|leave|untouched|without changing|"
     "applies to|avoid|make sure|has to|apart from|everything but|all but|"
     "off limits|off-limits|can't use|cannot use|may only"},
    {constraint,
     "niemals|nie|muss|müssen|darf nicht|dürfen nicht|darf kein|"
     "auf keinen fall|nur wenn|außer|immer|verboten|mindestens|"
     "höchstens|nicht anfassen|lass"},
    {constraint,
     "jamais|il faut|ne pas|doit|doivent|sauf|interdit|toujours|"
     "au moins|au plus|ne touche pas|ne touchez pas|uniquement si"},
    {constraint,
     "nunca|debe|deben|no debe|excepto|salvo|prohibido|siempre|"
     "al menos|como máximo|no toques|no cambies|sólo si|solo si"},
    {constraint,
     "nunca|deve|devem|não deve|exceto|salvo|proibido|sempre|"
     "pelo menos|no máximo|não mexa|não altere|somente se"},
    {constraint,
     "никогда|нельзя|должен|должна|должно|должны|кроме|всегда|"
     "запрещено|не меньше|не больше|не трогай|не трогайте|"
     "обязательно"},
    {constraint,
     "必须|不得|禁止|绝不|千万不要|一定要|除了|不要|别改|别动|"
     "不能|务必|只能"},
    {constraint,
     "必ず|絶対に|禁止|しないで|触らないで|てはいけない|"
     "てはならない|以外は|べきではない|限り|変えないで"},
    {constraint,
     "반드시|절대|금지|하지 마|하면 안|제외하고|항상|건드리지|"
     "해야 합니다|해야 해"},

    {next_steps,
     "next steps|next step|next|what's next|remaining|remaining work|"
     "remaining tasks|remaining steps|what's left|what is left|left to do|"
     "still to do|still open|to do|todo|todos|to-do|follow-ups|follow-up|"
     "follow ups|outstanding|pending|pending tasks|not done|not done yet|"
     "not yet done|open items|open points|open tasks|next actions|"
     "action items|optional next step|optional next steps|"
     "suggested next steps|recommended next steps|what remains|"
     "immediate next steps|still missing"},
    {next_steps,
     "nächste schritte|nächster schritt|als nächstes|offen|"
     "noch offen|noch zu tun|offene punkte|ausstehend|"
     "verbleibend|was noch fehlt|übrig"},
    {next_steps,
     "prochaines étapes|prochaine étape|étapes suivantes|"
     "reste à faire|à faire|ce qu'il reste|ce qui reste|restant"},
    {next_steps,
     "próximos pasos|próximo paso|siguientes pasos|"
     "siguiente paso|pendiente|pendientes|falta|lo que falta|"
     "queda por hacer|por hacer"},
    {next_steps,
     "próximos passos|próximo passo|pendente|pendentes|"
     "o que falta|falta fazer|a fazer|restante"},
    {next_steps,
     "следующие шаги|следующий шаг|дальнейшие шаги|осталось|"
     "осталось сделать|что осталось|не сделано|дальше"},
    {next_steps,
     "下一步|后续步骤|接下来|剩余工作|剩余任务|剩下的|待办|"
     "待办事项|未完成|后续工作"},
    {next_steps,
     "次のステップ|次にやること|次の作業|残作業|残りの作業|"
     "残タスク|残り|今後の作業|今後の課題|未完了|やること"},
    {next_steps,
     "다음 단계|다음 작업|남은 작업|남은 일|할 일|미완료|"
     "앞으로 할 일"},

    {open_questions,
     "open questions|open question|questions|questions for you|"
     "unresolved questions|unresolved|decisions needed|needs your decision|"
     "waiting on you|need from you"},
    {open_questions, "offene fragen|offene frage|fragen|rückfragen"},
    {open_questions, "questions ouvertes|questions en suspens"},
    {open_questions, "preguntas abiertas|preguntas pendientes|preguntas"},
    {open_questions, "perguntas em aberto|questões em aberto|perguntas"},
    {open_questions, "открытые вопросы|вопросы"},
    {open_questions, "未解决的问题|待确认|开放问题|问题"},
    {open_questions, "未解決の質問|確認事項|質問|未決事項"},
    {open_questions, "미해결 질문|확인 필요|질문"},

    {correction,
     "no,|nope|actually|wait|stop|that's wrong|that is wrong|not what i|"
     "i meant|i said|please revert|revert|undo|scrap that|on second thought|"
     "never mind|instead of that|that's not|wrong"},
    {correction,
     "nein|halt|doch nicht|das ist falsch|ich meinte|stopp|"
     "moment|rückgängig"},
    {correction, "non,|attends|en fait|c'est faux|je voulais dire|annule"},
    {correction, "no,|espera|en realidad|eso está mal|quise decir|deshaz"},
    {correction,
     "não,|espera|na verdade|isso está errado|eu quis dizer|"
     "desfaça"},
    {correction,
     "нет,|стой|подожди|на самом деле|это неправильно|"
     "я имел в виду|отмени"},
    {correction, "不对|不是这样|等等|其实|错了|我的意思是|撤销|还原"},
    {correction,
     "違う|違います|いや|やっぱり|待って|そうじゃなく|間違|"
     "元に戻して"},
    {correction, "아니|잠깐|틀렸|사실은|그게 아니라|되돌려"},

    {concession,
     "you're right|you are right|you're absolutely right|"
     "you're completely right|you are absolutely right|good point|"
     "great point|excellent point|fair point|good catch|great catch|"
     "nice catch|excellent catch|good eye|great observation|"
     "excellent observation|good observation|my mistake|i misunderstood|"
     "i apologize|apologies|sorry about that|great idea|good idea|"
     "excellent idea|much better idea|good call|great insight"},
    {concession,
     "du hast recht|sie haben recht|guter punkt|gute idee|"
     "mein fehler|stimmt"},
    {concession, "vous avez raison|tu as raison|bonne remarque|bien vu"},
    {concession, "tienes razón|tiene razón|buen punto|buena observación"},
    {concession, "você tem razão|tem razão|bom ponto|boa observação"},
    {concession, "вы правы|ты прав|верно подмечено|хорошее замечание"},
    {concession, "你说得对|您说得对|说得对|抱歉|好主意"},
    {concession, "おっしゃる通り|その通り|ご指摘の通り|確かに|失礼しました"},
    {concession, "맞습니다|말씀이 맞|지적하신 대로|죄송합니다"},

    {yes,
     "yes|y|yep|yeah|yup|ok|okay|sure|go ahead|do it|please do|"
     "sounds good|correct|right|exactly|go for it|lgtm|agreed|"
     "yes please|proceed|go|perfect"},
    {yes, "ja|jep|gerne|mach das|genau|einverstanden|passt|ja bitte"},
    {yes, "oui|d'accord|vas-y|allez-y|parfait|oui merci"},
    {yes, "sí|si|vale|de acuerdo|claro|adelante|hazlo|perfecto"},
    {yes, "sim|claro|pode ser|pode|beleza|isso|perfeito"},
    {yes, "да|давай|давайте|хорошо|ок|согласен|верно"},
    {yes, "是|是的|好|好的|可以|行|对|没问题|同意"},
    {yes,
     "はい|うん|ええ|お願いします|お願い|それで|いいです|いいよ|ok です|"
     "了解|そうして"},
    {yes, "네|예|응|좋아|좋아요|그래|그렇게 해|맞아|오케이"},

    {no, "no|n|nope|nah|don't|not now|no thanks|leave it|skip|skip it"},
    {no, "nein|nee|lieber nicht|nein danke"},
    {no, "non|non merci|surtout pas"},
    {no, "no gracias|mejor no"},
    {no, "não|nao|melhor não"},
    {no, "нет|не надо|не нужно"},
    {no, "不|不用|不要|不用了|先不"},
    {no, "いいえ|いや|やめて|不要|しなくていい"},
    {no, "아니|아니요|아니오|하지 마|필요 없어"},

    {all,
     "all|all of them|all of these|both|everything|both of them|"
     "all of it|all of the above|all two|all three|all four|all five|"
     "all six"},
    {all, "alle|alles|beide|beides|alle drei|alle vier"},
    {all, "tous|toutes|tout|les deux|les trois|tous les deux"},
    {all, "todos|todas|todo|ambos|ambas|los dos|las dos"},
    {all, "tudo|os dois|as duas"},
    {all, "все|всё|оба|обе"},
    {all, "全部|都要|两个都|都可以|都做"},
    {all, "全部|すべて|全て|両方|どちらも"},
    {all, "모두|전부|둘 다|다 해"},

    // What only the reading of single sentences asks for.
    {first_person,
     "i|i'll|i've|i'd|i'm|we|we'll|we've|we're|let's|ich|wir|je|nous|я|мы|"
     "vamos|usaremos|hemos|optamos"},
    {wish, "should|please|decided|decision"},
    {strong_decision,
     "decided|decision|chose|opted for|opt for|settled on|agreed|went with|"
     "going with|changed my mind|ruled out|entschieden|entscheidung"},
    {taking, "take|took|pick|prefer|preferred|chosen"},
    {taken_over, "over"},
    {ruling_out, "rejected|ruled out"},
    {restriction, "only"},
    {permission, "may"},
    {agent_constraint,
     "must not|must never|should never|may never|except|exception|exempt|"
     "unless|not allowed|apart from|everything but|all but|off limits|"
     "off-limits|can't use|cannot use|must stay|must remain|may only"},
    {unfinished,
     "not done|todo|next step|next steps|still fails|still fail|not yet|"
     "follow-up|follow up|left to do|unresolved|blocked|still broken|"
     "open question"},

    {none,
     "none|none of them|neither|nothing|none of these|keins|keine|"
     "keins davon|aucun|aucune|ninguno|ninguna|nenhum|nenhuma|"
     "ни один|никакой|都不要|都不|どれも|どちらでもない|둘 다 아니"},

    {last,
     "the last|last|the last one|last one|latter|the latter|letzte|"
     "die letzte|das letzte|le dernier|la dernière|el último|la última|"
     "o último|a última|последний|последнее|最后一个|最後|마지막"},
    {first,
     "the first|first|the first one|first one|former|the former|"
     "erste|die erste|das erste|den ersten|le premier|la première|"
     "el primero|la primera|o primeiro|a primeira|первый|первое|"
     "первая|第一个|一つ目|1つ目|最初|첫 번째|첫번째"},
    {second,
     "the second|second|the second one|second one|zweite|die zweite|"
     "das zweite|den zweiten|le deuxième|la deuxième|el segundo|"
     "la segunda|o segundo|a segunda|второй|второе|вторая|第二个|"
     "二つ目|2つ目|두 번째|두번째"},
    {third,
     "the third|third|the third one|third one|dritte|die dritte|"
     "das dritte|den dritten|le troisième|la troisième|el tercero|"
     "la tercera|o terceiro|a terceira|третий|третье|третья|第三个|"
     "三つ目|3つ目|세 번째|세번째"},
    {fourth,
     "the fourth|fourth|the fourth one|vierte|die vierte|das vierte|"
     "den vierten|le quatrième|la quatrième|el cuarto|la cuarta|"
     "o quarto|a quarta|четвёртый|четвертый|第四个|四つ目|4つ目|"
     "네 번째|네번째"},
};

} // namespace

std::span<const MarkerPhrases> marker_phrases() {
  return k_rows;
}

} // namespace handoff::session
