/** Whether words only ask how something is, and want nothing done: 退款多久到账 is a question about refunds, 我要退款 is one to be decided. */

const asks = /多久|几天|多少|什么时候|啥时候|何时|哪里|哪儿|怎么(?!还|又|不|回事|这么|那么|老)|如何|怎样|是什么|什么意思|有没有|能不能|可不可以|可以[^，。！]{0,12}吗|能[^，。！]{0,12}吗|会[^，。！]{0,12}吗|谁出|\b(?:how (?:do|does|long|much|many|can|to|should)|when (?:do|does|will|is|can)|where (?:do|does|can|is)|what (?:is|are|does|happens)|who pays|is it possible|can i|may i|do you)\b/iu;

/** 我要退款, 把钱退给我, I want my money back. */
const demands = /我(?:就)?要(?!求?问|咨询)|给我(?!说|讲|看|解释)|帮我(?!查|看|问|解释|确认)|退给我|还我|赔(?:偿|我|钱)|马上|立刻|赶紧|必须|不要了|还没|还不|迟迟|一直(?:没|不)|\b(?:i want|i demand|give me|refund me|my money back|still (?:not|no|haven't)|never (?:got|received)|immediately|right now)\b/iu;

export function asksOnly(text: string): boolean {
  const said = text.normalize('NFKC');
  return asks.test(said) && !demands.test(said);
}
