public import Geometry

/// 页面: paper, margins and what stands outside the type area.
public struct PageSetup: Sendable {
  public var size: Size
  public var margins: EdgeInsets
  /// 页眉 and 页脚 of every page that no variant speaks for.
  public var bands: Bands
  public var first: Bands?
  public var last: Bands?
  public var even: Bands?
  /// 水印: set large and slanting under the text.
  public var watermark: Watermark?

  public init(
    size: Size, margins: EdgeInsets, bands: Bands = Bands(), first: Bands? = nil,
    last: Bands? = nil, even: Bands? = nil, watermark: Watermark? = nil
  ) {
    self.size = size
    self.margins = margins
    self.bands = bands
    self.first = first
    self.last = last
    self.even = even
    self.watermark = watermark
  }

  /// 版心: the page less its margins.
  public var typeArea: Rectangle {
    Rectangle(x: .zero, y: .zero, width: size.width, height: size.height).inset(by: margins)
  }
}

/// The header and footer of a page.
public struct Bands: Sendable {
  public var header: Band?
  public var footer: Band?
  /// Of a variant that says nothing of it: the page has the header, or footer, that it would have
  /// without the variant.
  public var keepsHeader: Bool
  public var keepsFooter: Bool

  public init(
    header: Band? = nil, footer: Band? = nil, keepsHeader: Bool = false, keepsFooter: Bool = false
  ) {
    self.header = header
    self.footer = footer
    self.keepsHeader = keepsHeader
    self.keepsFooter = keepsFooter
  }
}

/// One line in a margin.
///
/// Its height is fixed, so page totals never change page breaks.
public struct Band: Sendable {
  /// What a band may ask of the page it stands on.
  public struct PageNumbers: Hashable, Sendable {
    /// 页 and 总页, counted in the section or copy.
    public var page: Int
    public var pageCount: Int
    /// 全页 and 全总页, counted in the file.
    public var filePage: Int
    public var filePageCount: Int

    public init(page: Int, pageCount: Int, filePage: Int, filePageCount: Int) {
      self.page = page
      self.pageCount = pageCount
      self.filePage = filePage
      self.filePageCount = filePageCount
    }
  }

  /// Left, centred and right parts; empty ones print nothing.
  public struct Content: Hashable, Sendable {
    public var left: [Inline]
    public var center: [Inline]
    public var right: [Inline]

    public init(left: [Inline] = [], center: [Inline] = [], right: [Inline] = []) {
      self.left = left
      self.center = center
      self.right = right
    }
  }

  public var style: StyleID
  /// From the type area to the band's line, when the template says so (高).
  public var height: Length?
  /// 单页: 不印 — left out when the section has one page only.
  public var isOmittedOnSinglePage: Bool
  public var origin: Origin
  public var content: @Sendable (PageNumbers) -> Content

  public init(
    style: StyleID, height: Length? = nil, isOmittedOnSinglePage: Bool = false,
    origin: Origin = .unknown,
    content: @escaping @Sendable (PageNumbers) -> Content
  ) {
    self.style = style
    self.height = height
    self.isOmittedOnSinglePage = isOmittedOnSinglePage
    self.origin = origin
    self.content = content
  }
}

public struct Watermark: Hashable, Sendable {
  public var text: String
  public var font: FontName
  public var origin: Origin

  public init(text: String, font: FontName, origin: Origin = .unknown) {
    self.text = text
    self.font = font
    self.origin = origin
  }
}
